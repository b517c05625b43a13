package io.inlet.pipeline.web;

import io.inlet.channel.web.Submission;
import io.inlet.message.Captured;
import io.inlet.message.Ids;
import io.inlet.message.RawMessage;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What makes two posts one delivery. A client's Idempotency-Key, or the nonce of the page together with what was entered: a double click
 * is a repeat, the same page sent again with other words is not. A post with neither is always new.
 *
 * <p>The row id of a post with an Idempotency-Key carries 32 bits of the digest of its content in its random part (RFC 9562, 5.7 leaves
 * that to us). A repeat is told the row of the first post, so the same key with another content is seen without a second look-up and
 * without a race.
 */
record PostKey(String sourceKey, UUID id) {
    private static final Pattern VISIBLE = Pattern.compile("[!-~]{1,200}");
    private static final String BY_CLIENT = ":key:";
    private static final long LOW_HALF = 0xFFFF_FFFFL;

    static boolean isUsable(String idempotencyKey) {
        return VISIBLE.matcher(idempotencyKey).matches();
    }

    static PostKey ofClient(String form, String idempotencyKey, Submission submission) {
        UUID id = Ids.next();
        long fingerprint = ByteBuffer.wrap(submission.digest()).getInt() & LOW_HALF;
        return new PostKey(
                form + BY_CLIENT + idempotencyKey,
                new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() & ~LOW_HALF | fingerprint));
    }

    static PostKey ofPage(String form, String nonce, Submission submission) {
        return new PostKey(form + ":page:" + nonce + ":" + submission.shortDigest(), Ids.next());
    }

    static PostKey random(String form) {
        UUID id = Ids.next();
        return new PostKey(form + ":once:" + id, id);
    }

    /** Whether the key of this post was used before for another content. */
    static boolean conflicts(RawMessage raw, Captured captured) {
        return captured.repeated()
                && raw.sourceKey().contains(BY_CLIENT)
                && (raw.id().getLeastSignificantBits() & LOW_HALF)
                        != (captured.id().getLeastSignificantBits() & LOW_HALF);
    }
}

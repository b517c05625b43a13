package io.inlet.message;

import java.util.List;

/**
 * What the sender's system says about belonging.
 *
 * @param inReplyTo message ids without brackets (RFC 5322, 3.6.4)
 * @param references message ids, oldest first
 * @param chat the provider's conversation id
 * @param replyTo the provider's id of the message that is answered
 * @param call the id of a telephone call
 * @param ticket a signed ticket token
 */
public record ThreadHint(
        List<String> inReplyTo, List<String> references, String chat, String replyTo, String call, String ticket) {
    public static final ThreadHint NONE = new ThreadHint(List.of(), List.of(), null, null, null, null);

    public ThreadHint {
        inReplyTo = List.copyOf(inReplyTo);
        references = List.copyOf(references);
    }

    public static ThreadHint ofMail(List<String> inReplyTo, List<String> references) {
        return new ThreadHint(inReplyTo, references, null, null, null, null);
    }

    /** Whether the sender's system names an earlier message. */
    public boolean namesOriginal() {
        return !inReplyTo.isEmpty() || !references.isEmpty() || replyTo != null || ticket != null;
    }
}

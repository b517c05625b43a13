package io.inlet.pipeline.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Receipts: the id of the captured row with a signature, so that nobody can guess another's. Thread-safe. */
public final class ReceiptIds {
    private static final int SIGNATURE = 16;

    private final SecretKeySpec key;

    /** @param key at least 16 secret bytes, the same on every machine of one installation */
    public ReceiptIds(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    public String of(UUID row) {
        byte[] bytes = bytes(row);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(16 + SIGNATURE)
                        .put(bytes)
                        .put(sign(bytes), 0, SIGNATURE)
                        .array());
    }

    /** The row of a receipt; empty for what we never gave out. */
    public Optional<UUID> row(String receipt) {
        byte[] given;
        try {
            given = Base64.getUrlDecoder().decode(receipt);
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
        if (given.length != 16 + SIGNATURE) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(given);
        UUID row = new UUID(buffer.getLong(), buffer.getLong());
        return MessageDigest.isEqual(of(row).getBytes(), receipt.getBytes()) ? Optional.of(row) : Optional.empty();
    }

    private static byte[] bytes(UUID row) {
        return ByteBuffer.allocate(16)
                .putLong(row.getMostSignificantBits())
                .putLong(row.getLeastSignificantBits())
                .array();
    }

    private byte[] sign(byte[] bytes) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update("receipt ".getBytes(StandardCharsets.US_ASCII));
            return mac.doFinal(bytes);
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("HmacSHA256 belongs to every Java", impossible);
        }
    }
}

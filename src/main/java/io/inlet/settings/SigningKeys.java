package io.inlet.settings;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of a signed webhook (Standard Webhooks 1.0.0): HMAC-SHA256 over {@code <id>.<timestamp>.<body>}, written {@code v1,<base64>}.
 * Several keys while one is being replaced: the sender signs with all, the receiver accepts any.
 */
public final class SigningKeys {
    private static final String PREFIX = "whsec_";
    private static final int LEAST_BYTES = 24;
    private static final int MOST_BYTES = 64;

    private final List<byte[]> keys;

    private SigningKeys(List<byte[]> keys) {
        this.keys = keys;
    }

    /**
     * Reads keys, separated by blanks.
     *
     * @throws IllegalArgumentException saying what a key must look like, never what was given
     */
    public static SigningKeys parse(Secret written) {
        List<byte[]> keys = new ArrayList<>();
        for (String word : written.reveal().strip().split("\\s+")) {
            keys.add(decode(word));
        }
        return new SigningKeys(keys);
    }

    /** The value of the webhook-signature header. */
    public String sign(String id, long timestamp, byte[] body) {
        return keys.stream().map(key -> "v1," + mac(key, id, timestamp, body)).collect(Collectors.joining(" "));
    }

    /** Whether one of the header's signatures was made with one of these keys; compared in constant time. */
    public boolean verify(String id, long timestamp, byte[] body, String header) {
        boolean found = false;
        for (byte[] key : keys) {
            byte[] expected = ("v1," + mac(key, id, timestamp, body)).getBytes(StandardCharsets.US_ASCII);
            for (String given : header.split(" ")) {
                found |= MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8));
            }
        }
        return found;
    }

    @Override
    public String toString() {
        return keys.size() + " signing keys";
    }

    private static byte[] decode(String word) {
        byte[] key;
        try {
            key = word.startsWith(PREFIX) ? Base64.getDecoder().decode(word.substring(PREFIX.length())) : new byte[0];
        } catch (IllegalArgumentException notBase64) {
            key = new byte[0];
        }
        if (key.length < LEAST_BYTES || key.length > MOST_BYTES) {
            throw new IllegalArgumentException("a signing key is whsec_ and the base64 of 24 to 64 random bytes");
        }
        return key;
    }

    private static String mac(byte[] key, String id, long timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no HmacSHA256, which every Java must have", missing);
        }
    }
}

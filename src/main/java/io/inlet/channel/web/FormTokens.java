package io.inlet.channel.web;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what a shown page carries: form, moment and a nonce, so that a double click is one message ({@code
 * form.seconds.nonce.signature}). Needs no state and no cookie. Thread-safe.
 */
public final class FormTokens {
    /** How long a page that was opened may be sent. */
    public static final Duration VALID = Duration.ofHours(24);

    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    /** @param key at least 16 secret bytes, the same on every machine of one installation */
    public FormTokens(byte[] key) {
        if (key.length < 16) {
            throw new IllegalArgumentException(
                    "the key of form tokens has " + key.length + " bytes; it needs 16 or more");
        }
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    public String mint(String form, Instant now) {
        byte[] nonce = new byte[16];
        RANDOM.nextBytes(nonce);
        String payload =
                form + "." + now.getEpochSecond() + "." + HexFormat.of().formatHex(nonce);
        return payload + "." + sign(payload);
    }

    /** The nonce of a token of this form that is in its time; empty for any other. */
    public Optional<String> nonce(String token, String form, Instant now) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 4 || !parts[0].equals(form) || !parts[1].matches("[0-9]{1,12}")) {
            return Optional.empty();
        }
        String expected = sign(parts[0] + "." + parts[1] + "." + parts[2]);
        Instant minted = Instant.ofEpochSecond(Long.parseLong(parts[1]));
        boolean genuine = MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), parts[3].getBytes(StandardCharsets.UTF_8));
        boolean inTime = minted.isBefore(now.plus(CLOCK_SKEW)) && now.isBefore(minted.plus(VALID));
        return genuine && inTime ? Optional.of(parts[2]) : Optional.empty();
    }

    private String sign(String payload) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] signature = mac.doFinal(("form " + payload).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("HmacSHA256 belongs to every Java", impossible);
        }
    }
}

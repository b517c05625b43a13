package io.inlet.account;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Hashes passwords with PBKDF2-HMAC-SHA256 (RFC 8018) and the number of rounds that OWASP's password storage sheet names. Written as
 * {@code pbkdf2-sha256$rounds$salt$hash}, salt and hash in base64, so that rounds can grow without invalidating what is kept.
 */
final class PasswordHash {
    private static final int ROUNDS = 600_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;
    private static final String SCHEME = "pbkdf2-sha256";
    private static final SecureRandom RANDOM = new SecureRandom();

    private PasswordHash() {}

    static String of(String password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return written(salt, derive(password, salt, ROUNDS));
    }

    /** Of no password at all, and as slow to check as any: for names that do not exist. */
    static String ofNobody() {
        byte[] salt = new byte[SALT_BYTES];
        byte[] hash = new byte[HASH_BITS / 8];
        RANDOM.nextBytes(salt);
        RANDOM.nextBytes(hash);
        return written(salt, hash);
    }

    /** Whether the password is the hashed one; takes the same time for any wrong password. */
    static boolean matches(String password, String hash) {
        String[] parts = hash.split("\\$");
        if (parts.length != 4 || !parts[0].equals(SCHEME)) {
            throw new IllegalArgumentException("a password hash is kept in an unknown notation; set the password anew");
        }
        byte[] salt = Base64.getDecoder().decode(parts[2]);
        byte[] expected = Base64.getDecoder().decode(parts[3]);
        return MessageDigest.isEqual(expected, derive(password, salt, Integer.parseInt(parts[1])));
    }

    private static String written(byte[] salt, byte[] hash) {
        Base64.Encoder text = Base64.getEncoder();
        return String.join("$", SCHEME, String.valueOf(ROUNDS), text.encodeToString(salt), text.encodeToString(hash));
    }

    private static byte[] derive(String password, byte[] salt, int rounds) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, rounds, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException unavailable) {
            throw new IllegalStateException("this Java has no PBKDF2WithHmacSHA256", unavailable);
        } finally {
            spec.clearPassword();
        }
    }
}

package io.inlet.pipeline.mailbox;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;

/** A mail with a body of seeded noise in lines, some of which begin with a dot. */
final class LargeMail {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/.";

    private LargeMail() {}

    static byte[] of(int size) {
        ByteArrayOutputStream mail = new ByteArrayOutputStream(size + 100);
        mail.writeBytes("Subject: large\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        Random random = new Random(4711);
        byte[] line = new byte[76];
        while (mail.size() < size) {
            for (int i = 0; i < line.length; i++) {
                line[i] = (byte) ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            }
            mail.writeBytes(line);
            mail.write('\r');
            mail.write('\n');
        }
        return mail.toByteArray();
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

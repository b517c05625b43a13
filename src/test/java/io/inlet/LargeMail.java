package io.inlet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;

/**
 * A mail of 25 MB and a little more, nearly all of it one attachment, as a mail program sends it.
 *
 * @param sha256 of the attachment
 */
record LargeMail(byte[] bytes, String sha256) {
    private static final int ATTACHMENT = 18_500_000;

    /** Another number gives another attachment. */
    static LargeMail of(int number) {
        byte[] attachment = new byte[ATTACHMENT];
        new Random(number).nextBytes(attachment);
        ByteArrayOutputStream mail = new ByteArrayOutputStream(26 << 20);
        mail.writeBytes("""
                From: Anna <anna%1$d@example.net>
                To: support@inlet.example
                Subject: Large %1$d
                Message-ID: <large-%1$d@example.net>
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain; charset=utf-8

                See the file.
                --b
                Content-Type: application/octet-stream; name=large-%1$d.bin
                Content-Disposition: attachment; filename=large-%1$d.bin
                Content-Transfer-Encoding: base64

                """.formatted(number).replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
        mail.writeBytes(Base64.getMimeEncoder().encode(attachment));
        mail.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.US_ASCII));
        return new LargeMail(mail.toByteArray(), sha256(attachment));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

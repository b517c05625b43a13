package io.inlet.channel.email;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Writes winmail.dat as Outlook does. */
final class Winmail {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Winmail() {
        out.writeBytes(number(0x223E9F78L, 4));
        out.writeBytes(number(1, 2));
        attribute(1, 0x00069007, concat(number(1251, 4), number(0, 4)));
    }

    Winmail attribute(int level, int tag, byte[] content) {
        out.write(level);
        out.writeBytes(number(tag, 4));
        out.writeBytes(number(content.length, 4));
        out.writeBytes(content);
        out.writeBytes(number(0, 2));
        return this;
    }

    /** A file with its short name, its bytes, and further properties. */
    Winmail file(String title, byte[] content, byte[]... properties) {
        attribute(2, 0x00069002, new byte[14]);
        attribute(2, 0x00018010, concat(title.getBytes(Charset.forName("windows-1251")), new byte[1]));
        if (content != null) {
            attribute(2, 0x0006800F, content);
        }
        return attribute(2, 0x00069005, list(properties));
    }

    Winmail message(byte[]... properties) {
        return attribute(1, 0x00069003, list(properties));
    }

    static byte[] list(byte[]... properties) {
        return concat(number(properties.length, 4), concat(properties));
    }

    static byte[] unicode(int id, String text) {
        return counted(0x1F, id, (text + "\0").getBytes(StandardCharsets.UTF_16LE));
    }

    static byte[] binary(int id, byte[] value) {
        return counted(0x102, id, value);
    }

    static byte[] mail(int id, byte[] tnef) {
        byte[] message = {7, 3, 2, 0, 0, 0, 0, 0, (byte) 0xC0, 0, 0, 0, 0, 0, 0, 0x46};
        return counted(0x0D, id, concat(message, tnef));
    }

    /** A property with a name of its own, in front of others. */
    static byte[] named(String name, int value) {
        byte[] letters = (name + "\0").getBytes(StandardCharsets.UTF_16LE);
        return concat(
                number(0x03, 2),
                number(0x8001, 2),
                new byte[16],
                number(1, 4),
                number(letters.length, 4),
                padded(letters),
                number(value, 4));
    }

    private static byte[] counted(int type, int id, byte[] value) {
        return concat(number(type, 2), number(id, 2), number(1, 4), number(value.length, 4), padded(value));
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    /** As the only file beside a text, which may be empty. */
    String mail(String text) {
        return mail(text, bytes());
    }

    static String mail(String text, byte[] tnef) {
        return """
                From: Anna <anna@example.ru>
                Subject: x
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain; charset=utf-8

                %s
                --b
                Content-Type: application/ms-tnef; name=winmail.dat
                Content-Transfer-Encoding: base64

                %s
                --b--
                """.formatted(text, Base64.getMimeEncoder().encodeToString(tnef).replace("\r\n", "\n"));
    }

    static byte[] concat(byte[]... pieces) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        List.of(pieces).forEach(whole::writeBytes);
        return whole.toByteArray();
    }

    private static byte[] padded(byte[] value) {
        return concat(value, new byte[(4 - value.length % 4) % 4]);
    }

    private static byte[] number(long value, int bytes) {
        byte[] number = new byte[bytes];
        for (int index = 0; index < bytes; index++) {
            number[index] = (byte) (value >> 8 * index);
        }
        return number;
    }
}

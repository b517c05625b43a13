package io.inlet.poison;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What poison is made of. */
public final class Bytes {
    private Bytes() {}

    /** The text as UTF-8; half a character becomes what a sloppy program makes of it (three bytes, CESU-8). */
    public static byte[] of(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int at = 0; at < text.length(); ) {
            int letter = text.codePointAt(at);
            if (letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE) {
                bytes.write(0xE0 | letter >> 12);
                bytes.write(0x80 | letter >> 6 & 0x3F);
                bytes.write(0x80 | letter & 0x3F);
                at++;
            } else {
                int from = at;
                while (at < text.length() && !Character.isSurrogate(text.charAt(at))) {
                    at++;
                }
                at = from == at ? at + Character.charCount(letter) : at;
                bytes.writeBytes(text.substring(from, at).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    /** Many pieces, each with its number. */
    static String many(int count, IntFunction<String> piece) {
        StringBuilder all = new StringBuilder();
        for (int number = 0; number < count; number++) {
            all.append(piece.apply(number));
        }
        return all.toString();
    }

    /** A few kilobytes that become a hundred megabytes for whoever unpacks them, and in it such an archive once more. */
    static byte[] zipBomb() {
        byte[] zeros = new byte[1 << 20];
        ByteArrayOutputStream inner = new ByteArrayOutputStream();
        ByteArrayOutputStream outer = new ByteArrayOutputStream();
        try {
            try (ZipOutputStream zip = new ZipOutputStream(inner)) {
                zip.putNextEntry(new ZipEntry("../../zeros"));
                for (int megabyte = 0; megabyte < 100; megabyte++) {
                    zip.write(zeros);
                }
            }
            try (ZipOutputStream zip = new ZipOutputStream(outer)) {
                for (int copy = 0; copy < 10; copy++) {
                    zip.putNextEntry(new ZipEntry(copy + ".zip"));
                    zip.write(inner.toByteArray());
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return outer.toByteArray();
    }

    /** XML whose entities multiply (billion laughs) and that asks for a file of ours. */
    static String laughter() {
        String entities =
                many(10, number -> "<!ENTITY l" + (number + 1) + " \"" + ("&l" + number + ";").repeat(10) + "\">\n");
        return "<?xml version=\"1.0\"?>\n<!DOCTYPE l [\n<!ENTITY l0 \"ha\">\n<!ENTITY file SYSTEM \"file:///etc/passwd\">\n"
                + entities + "]>\n<l>&l10;&file;</l>";
    }

    /** Marks that belong to one letter, in the order that is dearest to sort. */
    static String marks(int count) {
        return "a" + "\u0315".repeat(count) + "\u0300".repeat(count);
    }
}

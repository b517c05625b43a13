package io.inlet.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Reads bytes as the text they were meant as, whatever charset they claim: a claim that the bytes contradict is not believed. Never fails,
 * never gives nothing for something.
 */
public final class Charsets {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final List<Charset> CYRILLIC = List.of(
            Charset.forName("windows-1251"),
            Charset.forName("KOI8-R"),
            Charset.forName("IBM866"),
            Charset.forName("ISO-8859-5"));

    /** How much a named charset counts against a guess. */
    private static final double CLAIM = 0.2;

    /** What reads as plain Russian, against a charset that was named. */
    private static final double CLEARLY = 0.7;

    /** UTF-8 of which up to this share is broken may still be nothing else. */
    private static final double DAMAGED = 0.4;

    private Charsets() {}

    /** @param claimed a charset's name; null or unknown: the bytes alone decide */
    public static String decode(byte[] bytes, String claimed) {
        return decode(bytes, claimed, null);
    }

    /** @param hint what other parts of the same message were written in, for bytes that claim nothing */
    public static String decode(byte[] bytes, String claimed, String hint) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
            return new String(bytes, StandardCharsets.UTF_16);
        }
        String name = claimed == null ? "" : CharsetNames.tidy(claimed);
        if (name.equals("utf-7") || name.equals("unicode-1-1-utf-7")) {
            return Utf7.decode(new String(bytes, StandardCharsets.ISO_8859_1));
        }
        Charset charset = find(name);
        Charset wide = Utf16.of(bytes, charset);
        if (wide != null) {
            return new String(bytes, wide);
        }
        if (isAscii(bytes)) {
            return charset != null && !isAsciiSuperset(charset)
                    ? new String(bytes, charset)
                    : isIso2022(bytes)
                            ? strict(bytes, find("iso-2022-jp"))
                            : new String(bytes, StandardCharsets.US_ASCII);
        }
        return eightBit(bytes, charset, hint);
    }

    /** The charset of a name as mail writes it; null when it is unknown, or US-ASCII, which is no promise in mail. */
    public static Charset find(String name) {
        return CharsetNames.find(name);
    }

    /**
     * The name of the charset that Windows gives a number.
     *
     * @param otherwise what is given where no charset has that number
     */
    public static String ofCodePage(int number, String otherwise) {
        String name = number > 28590 && number < 28606 ? "iso-8859-" + (number - 28590) : "cp" + number;
        return find(name) == null ? otherwise : name;
    }

    private static String eightBit(byte[] bytes, Charset claimed, String hint) {
        boolean believable = claimed != null && !claimed.equals(WINDOWS_1252);
        String utf8 = strict(bytes, StandardCharsets.UTF_8);
        if (utf8 != null && (!believable || isAsciiSuperset(claimed))) {
            return utf8;
        }
        if (believable && !claimed.equals(StandardCharsets.UTF_8)) {
            return as(claimed, bytes);
        }
        String mostlyUtf8 = new String(bytes, StandardCharsets.UTF_8);
        if (brokenShare(mostlyUtf8) < 0.1) {
            return mostlyUtf8;
        }
        Charset hinted = hint == null ? null : find(hint);
        if (claimed == null && hinted != null && !hinted.equals(StandardCharsets.UTF_8)) {
            return as(hinted, bytes);
        }
        return guess(bytes, WINDOWS_1252.equals(claimed));
    }

    /** Bytes as a charset that was named, except where they cannot be in it or plainly are in a neighbour of it. */
    private static String as(Charset named, byte[] bytes) {
        if (CYRILLIC.contains(named)) {
            return cyrillic(bytes, named);
        }
        if (named.name().startsWith("UTF")) {
            String russian = cyrillic(bytes, CYRILLIC.get(0));
            return Cyrillic.likeness(russian) > CLEARLY ? russian : new String(bytes, named);
        }
        return new String(bytes, isAsciiSuperset(named) ? named : Charset.forName("windows-31j"));
    }

    /** Broken places among all that is not ASCII: a cut letter is forgiven, another charset is not. */
    private static double brokenShare(String text) {
        int broken = 0;
        int beyondAscii = 0;
        for (int index = 0; index < text.length(); index++) {
            char letter = text.charAt(index);
            if (letter == '\uFFFD') {
                broken++;
            }
            if (letter > 127) {
                beyondAscii++;
            }
        }
        return beyondAscii == 0 ? 0 : (double) broken / beyondAscii;
    }

    private static String guess(byte[] bytes, boolean claimedWestern) {
        String western = new String(bytes, WINDOWS_1252);
        String russian = cyrillic(bytes, CYRILLIC.get(0));
        double needed = Cyrillic.westernLikeness(western);
        double wanted = claimedWestern ? Math.max(needed + CLAIM, CLEARLY) : needed;
        double likeness = Cyrillic.likeness(russian);
        boolean likely = Cyrillic.isPlausible(russian) && likeness > wanted;
        String utf8 = new String(bytes, StandardCharsets.UTF_8);
        boolean damagedUtf8 = brokenShare(utf8) < DAMAGED;
        String eastern = needed < 1 && likeness < CLEARLY && !damagedUtf8 ? EastAsian.read(bytes) : null;
        if (eastern != null) {
            return eastern;
        }
        return likely ? russian : damagedUtf8 ? utf8 : western;
    }

    /**
     * The charsets of Russian mail are mistaken for each other; the claimed one wins unless another reads much better, which none can where
     * it reads well itself.
     */
    private static String cyrillic(byte[] bytes, Charset claimed) {
        String best = new String(bytes, claimed);
        double most = Cyrillic.likeness(best) + CLAIM;
        if (most >= Cyrillic.PLAIN) {
            return best;
        }
        for (Charset charset : CYRILLIC) {
            String read = new String(bytes, charset);
            double likeness = Cyrillic.likeness(read);
            if (likeness > most) {
                best = read;
                most = likeness;
            }
        }
        return best;
    }

    private static String strict(byte[] bytes, Charset charset) {
        try {
            CharBuffer text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            return text.toString();
        } catch (CharacterCodingException other) {
            return charset.equals(StandardCharsets.UTF_8) ? null : new String(bytes, charset);
        }
    }

    private static boolean isAsciiSuperset(Charset charset) {
        String name = charset.name();
        return !name.startsWith("UTF-16")
                && !name.startsWith("UTF-32")
                && !name.toLowerCase(Locale.ROOT).contains("2022");
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte one : bytes) {
            if (one < 0) {
                return false;
            }
        }
        return true;
    }

    /** ESC $ B, ESC $ @ or ESC ( J: Japanese that says so itself (RFC 1468). */
    private static boolean isIso2022(byte[] bytes) {
        for (int index = 0; index + 2 < bytes.length; index++) {
            if (bytes[index] == 27 && bytes[index + 1] == '$' && (bytes[index + 2] == 'B' || bytes[index + 2] == '@')) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int index = 0; index < mark.length; index++) {
            if ((bytes[index] & 0xFF) != mark[index]) {
                return false;
            }
        }
        return true;
    }
}

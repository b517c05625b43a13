package io.inlet.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.List;

/** Recognises Chinese, Japanese and Korean by its bytes where nothing names its charset. */
final class EastAsian {
    private static final Charset JAPANESE = Charset.forName("EUC-JP");
    private static final Charset SHIFT_JIS = Charset.forName("windows-31j");
    private static final Charset KOREAN = Charset.forName("x-windows-949");
    private static final Charset SIMPLIFIED = Charset.forName("GB18030");
    private static final Charset TRADITIONAL = Charset.forName("Big5");
    private static final int LOOK = 4000;
    /** Fewer letters may be anything. */
    private static final int FEWEST = 4;

    private EastAsian() {}

    /** The text; null where the bytes do not clearly read as one of these languages. */
    static String read(byte[] bytes) {
        for (Charset charset : List.of(JAPANESE, SHIFT_JIS, KOREAN, SIMPLIFIED, TRADITIONAL)) {
            String text = strict(bytes, charset);
            if (text != null && isLikely(text, bytes, charset)) {
                return text;
            }
        }
        return null;
    }

    private static boolean isLikely(String text, byte[] bytes, Charset charset) {
        int kana = 0;
        int hangul = 0;
        int han = 0;
        int other = 0;
        for (int at = 0; at < Math.min(LOOK, text.length()); at++) {
            char letter = text.charAt(at);
            if (letter >= 0x3041 && letter <= 0x30FF) {
                kana++;
            } else if (letter >= 0xAC00 && letter <= 0xD7A3) {
                hangul++;
            } else if (letter >= 0x4E00 && letter <= 0x9FFF) {
                han++;
            } else if (letter > 127
                    && !(letter >= 0x3000 && letter <= 0x3020 || letter >= 0xFF00 && letter <= 0xFF5F)) {
                other++;
            }
        }
        int letters = kana + hangul + han;
        if (letters < FEWEST || other * 10 > letters) {
            return false;
        }
        if (charset.equals(JAPANESE) || charset.equals(SHIFT_JIS)) {
            return kana * 4 > letters;
        }
        if (charset.equals(KOREAN)) {
            return hangul * 10 > letters * 9 && leads(bytes, 0xB0, 0xC8) > 0.9;
        }
        return han * 10 > letters * 9
                && (charset.equals(SIMPLIFIED) ? leads(bytes, 0xB0, 0xD7) : leads(bytes, 0xA4, 0xC6)) > 0.9;
    }

    /** The share of the first bytes of letters that lie where the frequent letters do; punctuation aside. */
    private static double leads(byte[] bytes, int from, int to) {
        int frequent = 0;
        int all = 0;
        for (int at = 0; at < Math.min(LOOK, bytes.length); at++) {
            int one = bytes[at] & 0xFF;
            if (one > 127) {
                boolean mark = one >= 0xA1 && one <= 0xA3;
                all += mark ? 0 : 1;
                frequent += one >= from && one <= to && !mark ? 1 : 0;
                at++;
            }
        }
        return all == 0 ? 0 : (double) frequent / all;
    }

    private static String strict(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException other) {
            return null;
        }
    }
}

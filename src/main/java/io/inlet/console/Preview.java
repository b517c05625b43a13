package io.inlet.console;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The beginning of any bytes as text that is safe to look at: what cannot be shown becomes a dot, nothing turns the line around. */
final class Preview {
    private Preview() {}

    static String text(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        decoded(bytes).codePoints().forEach(letter -> text.appendCodePoint(isShown(letter) ? letter : '·'));
        return text.toString();
    }

    private static boolean isShown(int letter) {
        int type = Character.getType(letter);
        return letter == '\n'
                || letter == '\t'
                || type != Character.CONTROL
                        && type != Character.FORMAT
                        && type != Character.SURROGATE
                        && type != Character.UNASSIGNED
                        && type != Character.PRIVATE_USE;
    }

    /** UTF-8 if it is, else one letter a byte; the end may be cut within a letter. */
    private static String decoded(byte[] bytes) {
        for (int cut = 0; cut <= Math.min(3, bytes.length); cut++) {
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(bytes, 0, bytes.length - cut))
                        .toString()
                        .replace("\r\n", "\n");
            } catch (CharacterCodingException notUtf8) {
                // perhaps the last letter was cut in two: once more without its beginning
            }
        }
        return new String(bytes, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
    }
}

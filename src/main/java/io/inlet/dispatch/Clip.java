package io.inlet.dispatch;

/** Cuts text to what its JSON form may take, never within a character. Half surrogates become U+FFFD: JSON could not carry them. */
record Clip(String text, boolean cut) {
    private static final int REPLACEMENT = 0xFFFD;

    /** The longest beginning whose escaped UTF-8 form fits {@code room} bytes, quotes not counted. */
    static Clip of(String whole, int room) {
        StringBuilder kept = new StringBuilder();
        int used = 0;
        for (int at = 0; at < whole.length(); ) {
            int character = whole.codePointAt(at);
            at += Character.charCount(character);
            if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
                character = REPLACEMENT;
            }
            used += cost(character);
            if (used > room) {
                return new Clip(kept.toString(), true);
            }
            kept.appendCodePoint(character);
        }
        return new Clip(kept.toString(), false);
    }

    /** Bytes of one character in JSON (RFC 8259, 7): escapes for quotes, backslashes and controls, UTF-8 for the rest. */
    private static int cost(int character) {
        if (character < 0x80) {
            boolean escaped = "\"\\\b\f\n\r\t".indexOf(character) >= 0;
            return escaped ? 2 : character < 0x20 ? 6 : 1;
        }
        if (character < 0x800) {
            return 2;
        }
        return character < 0x10000 ? 3 : 4;
    }
}

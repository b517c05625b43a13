package io.inlet.text;

/** Puts pieces of text into lines, each with the marks of how deep it is quoted. Never more than one empty line in a row. */
final class QuotedLines {
    private static final int DEEPEST = 20;
    /** Beyond this no line is marked: many short ones, deep in quotes, would be marks for the most part. */
    private static final int MOST_MARKED = 1 << 20;

    private final StringBuilder written = new StringBuilder();
    private final StringBuilder line = new StringBuilder();
    private int depth;
    private int emptyLines = 2;
    /** The line holds nothing but the mark of a list's item: what comes next belongs beside it, also a paragraph. */
    private boolean bulleted;

    void bullet(String mark) {
        endBullet();
        line();
        line.append(mark);
        bulleted = true;
    }

    /** An item without text leaves no mark behind. */
    void endBullet() {
        if (bulleted) {
            line.setLength(0);
            bulleted = false;
        }
    }

    void text(String piece) {
        bulleted &= piece.isBlank();
        if (line.length() == 0 || endsWithSpace()) {
            line.append(piece.startsWith(" ") ? piece.substring(1) : piece);
        } else {
            line.append(piece);
        }
    }

    void preformatted(String piece) {
        bulleted &= piece.isBlank();
        int begin = 0;
        for (int end = piece.indexOf('\n'); end >= 0; end = piece.indexOf('\n', begin)) {
            line.append(piece, begin, end);
            breakLine();
            begin = end + 1;
        }
        line.append(piece, begin, piece.length());
    }

    void tab() {
        if (line.length() > 0) {
            line.append('\t');
        }
    }

    private boolean endsWithSpace() {
        return Character.isWhitespace(line.charAt(line.length() - 1));
    }

    /** Ends the line, also an empty one. */
    void breakLine() {
        bulleted = false;
        if (line.toString().isBlank()) {
            empty();
        } else {
            flush();
        }
        line.setLength(0);
    }

    /** Ends the line if it holds anything. */
    void line() {
        if (bulleted) {
            return;
        }
        if (!line.toString().isBlank()) {
            flush();
        }
        line.setLength(0);
    }

    /** Ends the line and the paragraph. */
    void paragraph() {
        line();
        if (!bulleted && emptyLines == 0) {
            empty();
        }
    }

    void deeper(int by) {
        line();
        depth += by;
    }

    String text() {
        line();
        int end = written.length();
        while (end > 0 && " >\n".indexOf(written.charAt(end - 1)) >= 0 && isEmptyLine(end)) {
            end = written.lastIndexOf("\n", end - 2) + 1;
        }
        return written.substring(0, end).strip();
    }

    /** Whether the line that ends here holds nothing but the marks of its depth. */
    private boolean isEmptyLine(int end) {
        String last = written.substring(written.lastIndexOf("\n", end - 2) + 1, end);
        return last.chars().allMatch(letter -> " >\n".indexOf(letter) >= 0);
    }

    private void empty() {
        if (++emptyLines <= 1) {
            mark();
            written.append('\n');
        }
    }

    private void flush() {
        mark();
        written.append(line.toString().stripTrailing()).append('\n');
        emptyLines = 0;
    }

    private void mark() {
        if (written.length() < MOST_MARKED) {
            written.append("> ".repeat(Math.max(0, Math.min(DEEPEST, depth))));
        }
    }
}

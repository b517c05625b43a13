package io.inlet.text;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whose mail somebody passed on, by the header that the program wrote over it. */
public final class Forwards {
    private static final Pattern NAME_AND_ADDRESS = Pattern.compile(
            "\\s*+\"?([^<\\[\"]{0,200}?)\"?\\s*+[<\\[(]{1,2}(?:mailto:)?([^\\s<>\\[\\]()@]{1,64}@[^\\s<>\\[\\]()@]{1,253})[>\\])].*",
            Pattern.DOTALL);
    private static final Pattern ADDRESS =
            Pattern.compile("\\s*+(?:mailto:)?([^\\s<>\\[\\]()@;,]{1,64}@[^\\s<>\\[\\]()@;,]{1,253})\\s*+[;,]?\\s*+");
    private static final int MOST_LINES = 400;

    private Forwards() {}

    /** Whose mail was passed on; the name is null where none is told. */
    public record Author(String name, String email) {}

    /**
     * Who wrote the mail that this text passes on; null where it passes on none, or does not tell by which address.
     *
     * @param subjectSaysSo whether an original's header alone is enough, as Outlook writes it
     */
    public static Author author(String text, boolean subjectSaysSo) {
        List<String> lines = ReplyText.withoutMarks(ReplyText.lines(text));
        for (int at = 0; at < Math.min(lines.size(), MOST_LINES); at++) {
            String line = lines.get(at);
            if (line.isBlank()) {
                continue;
            }
            boolean marked = OriginalMarks.isForward(line);
            HeaderBlock header =
                    marked ? below(lines, at + 1) : subjectSaysSo ? OriginalMarks.headerAt(lines, at) : null;
            if (marked || header != null) {
                return header == null ? null : author(header.values().get(HeaderBlock.Kind.FROM));
            }
        }
        return null;
    }

    private static HeaderBlock below(List<String> lines, int from) {
        int at = from;
        while (at < lines.size() && at < from + 3 && lines.get(at).isBlank()) {
            at++;
        }
        return at < lines.size() ? HeaderBlock.at(lines, at, true) : null;
    }

    private static Author author(String from) {
        if (from == null) {
            return null;
        }
        String said = from.replace("*", "");
        Matcher both = NAME_AND_ADDRESS.matcher(said);
        if (both.matches()) {
            String name = both.group(1).replace("'", "").strip();
            return new Author(name.isEmpty() || name.indexOf('@') >= 0 ? null : name, both.group(2));
        }
        Matcher alone = ADDRESS.matcher(said);
        return alone.matches() ? new Author(null, alone.group(1)) : null;
    }
}

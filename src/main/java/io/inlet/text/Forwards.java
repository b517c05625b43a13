package io.inlet.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Mails that somebody passed on: by their subject, and whose mail it was by the header that the program wrote over it. */
public final class Forwards {
    /** Before it may stand a mark in brackets, such as that of a list or an external sender. */
    private static final Pattern PREFIX = Pattern.compile(
            "\\s*+(?:\\[[^\\]]{1,60}\\]\\s*+){0,3}([\\p{L}\\p{M}]{1,14})\\s*+(?:[\\[(]\\d{1,3}[\\])])?\\s*+[:\uFF1A].*",
            Pattern.DOTALL);

    private static final Pattern NAME_AND_ADDRESS = Pattern.compile(
            "\\s*+\"?([^<\\[\"]{0,200}?)\"?\\s*+[<\\[(]{1,2}(?:mailto:)?([^\\s<>\\[\\]()@]{1,64}@[^\\s<>\\[\\]()@]{1,253})[>\\])].*",
            Pattern.DOTALL);
    private static final Pattern ADDRESS =
            Pattern.compile("\\s*+(?:mailto:)?([^\\s<>\\[\\]()@;,]{1,64}@[^\\s<>\\[\\]()@;,]{1,253})\\s*+[;,]?\\s*+");
    private static final int MOST_LINES = 400;

    private Forwards() {}

    /** Whose mail was passed on; the name is null where none is told. */
    public record Author(String name, String email) {}

    /** Whether the first prefix of the subject says so: an answer to a forwarded mail ("Re: Fwd:") is an answer. */
    public static boolean isSubject(String subject) {
        Matcher prefix = PREFIX.matcher(subject.length() > 300 ? subject.substring(0, 300) : subject);
        return prefix.matches()
                && MailWords.all("forward-subject").contains(prefix.group(1).toLowerCase(Locale.ROOT));
    }

    /**
     * Who wrote the mail that this text passes on; null where it passes on none, or does not tell by which address.
     *
     * @param subjectSaysSo whether an original's header alone is enough, as Outlook writes it
     */
    public static Author author(String text, boolean subjectSaysSo) {
        List<String> lines =
                ReplyText.lines(text).stream().map(ReplyText::withoutMarks).toList();
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

package io.inlet.text;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How subjects begin: with marks that servers and lists put there, and with what mail programs put before that of an answer or a forward.
 */
public final class Subjects {
    private static final int LOOK = 300;
    private static final Pattern PREFIX = Pattern.compile(
            "\\s*+(?:\\[[^\\]]{1,60}\\]\\s*+){0,3}([\\p{L}\\p{M}]{1,14})\\.?\\s*+(?:[\\[(]\\d{1,3}[\\])])?\\s*+[:\uFF1A].*",
            Pattern.DOTALL);
    /** In brackets, or before a colon. */
    private static final Pattern OUTSIDE = Pattern.compile(
            "\\s*+(?:[\\[(*]{1,3}\\s?([\\p{L} -]{3,40}+)[\\])*]{1,3}\\s?:?|([\\p{L} -]{3,40}+):)\\s*+(.*)",
            Pattern.DOTALL);

    private static final Set<String> REPLIES = MailWords.all("reply-subject");
    private static final Set<String> FORWARDS = MailWords.all("forward-subject");
    private static final Set<String> MARKS = MailWords.all("outside-subject");

    private Subjects() {}

    /** Whether the first prefix is that of an answer. */
    public static boolean isReply(String subject) {
        return REPLIES.contains(prefix(subject));
    }

    /** Whether the first prefix is that of a forwarded mail: an answer to one ("Re: Fwd:") is an answer. */
    public static boolean isForward(String subject) {
        return FORWARDS.contains(prefix(subject));
    }

    /** The subject without "[EXTERNAL]" and the like, which the receiving server puts before that of every mail from outside. */
    public static String withoutOutsideMark(String subject) {
        Matcher marked = OUTSIDE.matcher(subject);
        if (!marked.matches()) {
            return subject;
        }
        String mark = marked.group(1) == null ? marked.group(2) : marked.group(1);
        return MARKS.contains(mark.strip().toLowerCase(Locale.ROOT)) ? marked.group(3) : subject;
    }

    private static String prefix(String subject) {
        String beginning = subject.length() > LOOK ? subject.substring(0, LOOK) : subject;
        Matcher prefix = PREFIX.matcher(withoutOutsideMark(beginning));
        return prefix.matches() ? prefix.group(1).toLowerCase(Locale.ROOT) : "";
    }
}

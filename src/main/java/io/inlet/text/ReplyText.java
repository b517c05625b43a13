package io.inlet.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person wrote now: a mail's text without the history it quotes and without the signature. Top, bottom and interleaved replies;
 * what somebody forwards is content and stays. Gives something wherever there was something: better too much than nothing.
 */
public final class ReplyText {
    private static final Pattern QUOTED =
            Pattern.compile("\\s{0,4}(?:>(?!\\d)|>\\d.*(?:>|\\d[./]\\d)|&gt;|\\|(?:$|\\s(?!.*\\|\\s*$))).*");
    /** The Bat! and others put the initials of who is quoted before the mark. */
    private static final Pattern INITIALS = Pattern.compile("\\s?(\\p{Lu}[\\p{L}]{0,2})>{1,3}(?:\\s.*)?");

    private static final Pattern MARKS = Pattern.compile("[\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]");
    private static final Pattern RULE =
            Pattern.compile("[\\s\\p{Cf}\u1427]*(?:[-_=*#~+\u2014\u2500]{2,}[\\s\\p{Cf}]*)?");
    private static final int MOST_LINES = 20_000;
    /** Lines that are looked at for an attribution, which costs most; whoever writes more lines pasted them. */
    private static final int MOST_LOOKS = 3_000;

    private static final int LONGEST_QUOTED = 4000;
    private static final int SHORTEST_WRAPPED = 35;
    private static final int LONG = 60;

    private final List<String> shown;
    /** The same lines without the marks of direction that mail programs strew over dates. */
    private final List<String> lines;

    private final Occasion occasion;
    private final boolean[] kept;
    private boolean hasContent;
    private boolean hasHistory;
    private String initials = "";
    private int looks;

    private ReplyText(List<String> lines, Occasion occasion) {
        this.shown = lines;
        this.lines = withoutMarks(lines);
        this.occasion = occasion;
        this.kept = new boolean[lines.size()];
    }

    /**
     * The new text; the whole text, trimmed, where nothing of it can be told apart.
     *
     * @param occasion whether an original's header begins history or content
     */
    public static String of(String text, Occasion occasion) {
        List<String> lines = lines(text);
        for (boolean signature : new boolean[] {true, false}) {
            String found = new ReplyText(lines, occasion).read(signature);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return text.replace(HtmlHistory.BREAK, "").strip();
    }

    static List<String> lines(String text) {
        return Arrays.asList(text.replace('\u00A0', ' ').split("\n", MOST_LINES));
    }

    static List<String> withoutMarks(List<String> lines) {
        return lines.stream().anyMatch(ReplyText::mayHoldMark)
                ? lines.stream().map(line -> MARKS.matcher(line).replaceAll("")).toList()
                : lines;
    }

    /** A cheap look first: hardly anybody writes what stands there among the characters. */
    private static boolean mayHoldMark(String line) {
        for (int at = 0; at < line.length(); at++) {
            char letter = line.charAt(at);
            if (letter >= '\u200B' && letter <= '\u2069' || letter == '\uFEFF') {
                return true;
            }
        }
        return false;
    }

    private String read(boolean withoutSignature) {
        int at = 0;
        while (at < lines.size()) {
            String line = lines.get(at);
            if (OriginalMarks.isForward(line) || occasion.keepsOriginal() && isContent(at)) {
                Arrays.fill(kept, at, lines.size(), true);
                return joined(false);
            }
            if (!hasContent && OriginalMarks.asksToAnswerAbove(line)) {
                at++;
                continue;
            }
            if (line.equals(HtmlHistory.BREAK)) {
                hasHistory |= hasContent;
                if (hasContent) {
                    break;
                }
                at++;
                continue;
            }
            Attribution attribution = attribution(at);
            String afterwards = attribution == null ? "" : next(at + attribution.lines());
            if (attribution != null && (attribution.certain() || isQuoted(afterwards) || isInitials(afterwards))) {
                at += attribution.lines();
                hasHistory = true;
                learnInitials(afterwards);
                if (hasContent && !isQuoted(afterwards)) {
                    break;
                }
            } else if (isQuoted(line)) {
                hasHistory = true;
                at = afterQuote(at);
            } else if (hasContent && OriginalMarks.begins(lines, at)) {
                hasHistory = true;
                break;
            } else if (withoutSignature && hasContent && Signatures.isMark(lines, at)) {
                at = afterSignature(at + 1);
            } else if (withoutSignature && hasContent && Signatures.isDevice(lines, at)) {
                at = afterDevice(at + 1);
            } else {
                hasContent |= !RULE.matcher(line).matches();
                kept[at++] = true;
            }
        }
        return joined(withoutSignature);
    }

    /** In a first mail a line that asks to answer above it stays what it is: it was never put there on purpose. */
    private boolean isContent(int at) {
        return OriginalMarks.begins(lines, at)
                && (occasion == Occasion.FORWARD || !OriginalMarks.asksToAnswerAbove(lines.get(at)));
    }

    private Attribution attribution(int at) {
        return looks++ < MOST_LOOKS ? Attribution.at(lines, at) : null;
    }

    private boolean isQuoted(String line) {
        return line.length() < LONGEST_QUOTED
                        && mayQuote(line)
                        && QUOTED.matcher(line).matches()
                || !initials.isEmpty() && line.stripLeading().startsWith(initials);
    }

    /** A cheap look first, since every line is looked at. */
    private static boolean mayQuote(String line) {
        int at = 0;
        while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
            at++;
        }
        return at < line.length() && ">&|".indexOf(line.charAt(at)) >= 0;
    }

    private static boolean isInitials(String line) {
        return INITIALS.matcher(line).matches();
    }

    private void learnInitials(String quoted) {
        Matcher found = INITIALS.matcher(quoted);
        if (found.matches()) {
            initials = found.group(1) + ">";
        }
    }

    private String next(int from) {
        for (int index = from; index < Math.min(lines.size(), from + 4); index++) {
            if (!lines.get(index).isBlank()) {
                return lines.get(index);
            }
        }
        return "";
    }

    /** The first line after a quote; lines that broke out of it when it was wrapped belong to it. */
    private int afterQuote(int begin) {
        int at = begin;
        while (at < lines.size()) {
            if (isQuoted(lines.get(at))) {
                at++;
            } else if (at + 1 < lines.size()
                    && isQuoted(lines.get(at + 1))
                    && brokeOut(lines.get(at - 1), lines.get(at))) {
                at++;
            } else {
                return at;
            }
        }
        return at;
    }

    /** Whether a line is the rest of the quoted one above it: that one is long and unfinished, and this one begins in the middle. */
    private boolean brokeOut(String quoted, String line) {
        if (line.isBlank() || !isQuoted(quoted) || quoted.length() < SHORTEST_WRAPPED) {
            return false;
        }
        boolean finished = ".?!:;"
                        .indexOf(quoted.stripTrailing()
                                .charAt(quoted.stripTrailing().length() - 1))
                >= 0;
        char first = line.strip().charAt(0);
        boolean begins = Character.isUpperCase(first) || Character.isDigit(first);
        return !finished && (!begins || quoted.length() >= LONG);
    }

    /** A signature ends where a quote or the original begins. */
    private int afterSignature(int begin) {
        int at = begin;
        while (at < lines.size()
                && !isQuoted(lines.get(at))
                && attribution(at) == null
                && !OriginalMarks.isForward(lines.get(at))
                && !OriginalMarks.begins(lines, at)) {
            at++;
        }
        return at;
    }

    /** A name or two below belong to it; more than that is text again. */
    private int afterDevice(int begin) {
        int end = afterSignature(begin);
        List<String> below = lines.subList(begin, end).stream()
                .filter(line -> !line.isBlank())
                .toList();
        boolean names = below.size() <= 2
                && below.stream()
                        .allMatch(line -> line.length() <= LONG
                                && line.indexOf('?') < 0
                                && !line.stripTrailing().endsWith("."));
        return names ? end : begin;
    }

    private String joined(boolean withoutSignature) {
        List<String> found = new ArrayList<>();
        boolean left = false;
        for (int index = 0; index < kept.length; index++) {
            if (!kept[index]) {
                left = true;
            } else if (!left || !lines.get(index).isBlank()) {
                if (left) {
                    endParagraph(found);
                }
                left = false;
                found.add(shown.get(index).stripTrailing());
            }
        }
        List<String> said = withoutEmptyEnds(found);
        if (withoutSignature) {
            said = withoutEmptyEnds(said.subList(0, Disclaimers.begin(said)));
            if (hasHistory) {
                said = withoutEmptyEnds(said.subList(0, Farewell.begin(said)));
            }
        }
        return String.join("\n", said).strip();
    }

    private static void endParagraph(List<String> found) {
        while (!found.isEmpty() && found.get(found.size() - 1).isBlank()) {
            found.remove(found.size() - 1);
        }
        found.add("");
    }

    private static List<String> withoutEmptyEnds(List<String> lines) {
        int end = lines.size();
        while (end > 0 && RULE.matcher(lines.get(end - 1)).matches()) {
            end--;
        }
        int begin = 0;
        while (begin < end && lines.get(begin).isBlank()) {
            begin++;
        }
        return lines.subList(begin, end);
    }
}

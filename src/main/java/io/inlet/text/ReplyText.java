package io.inlet.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a person wrote now: a mail's text without the history it quotes and without the signature. Top, bottom and interleaved replies;
 * what somebody forwards is content and stays. Gives something wherever there was something: better too much than nothing.
 */
public final class ReplyText {
    private static final Pattern QUOTED =
            Pattern.compile("\\s{0,4}(?:>(?!\\d)|>\\d.*(?:>|\\d[./]\\d)|&gt;|\\|(?:$|\\s(?!.*\\|\\s*$))).*");
    private static final Pattern RULE =
            Pattern.compile("[\\s\\p{Cf}\u1427]*(?:[-_=*#~+\u2014\u2500]{2,}[\\s\\p{Cf}]*)?");
    private static final int MOST_LINES = 20_000;
    /** Lines that are looked at for an attribution, which costs most; whoever writes more lines pasted them. */
    private static final int MOST_LOOKS = 3_000;

    private static final int SHORTEST_WRAPPED = 35;
    private static final int LONG = 60;

    private final List<String> lines;
    private final boolean[] kept;
    private boolean hasContent;
    private int looks;

    private ReplyText(List<String> lines) {
        this.lines = lines;
        this.kept = new boolean[lines.size()];
    }

    /** The new text; the whole text, trimmed, where nothing of it can be told apart. */
    public static String of(String text) {
        List<String> lines = Arrays.asList(text.replace('\u00A0', ' ').split("\n", MOST_LINES));
        for (boolean signature : new boolean[] {true, false}) {
            String found = new ReplyText(lines).read(signature);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return text.strip();
    }

    private String read(boolean withoutSignature) {
        int at = 0;
        while (at < lines.size()) {
            String line = lines.get(at);
            if (OriginalMarks.isForward(line)) {
                Arrays.fill(kept, at, lines.size(), true);
                break;
            }
            int attribution = attribution(at);
            boolean quoteFollows = isQuoted(next(at + Math.max(1, attribution)));
            if (attribution > 0 && (quoteFollows || Attribution.isCertain(lines, at, attribution))) {
                at += attribution;
                if (!quoteFollows && hasContent) {
                    break;
                }
            } else if (isQuoted(line)) {
                at = afterQuote(at);
            } else if (hasContent && OriginalMarks.begins(lines, at)) {
                break;
            } else if (withoutSignature && hasContent && Signatures.begins(lines, at)) {
                at = afterSignature(at + 1);
            } else {
                hasContent |= !RULE.matcher(line).matches();
                kept[at++] = true;
            }
        }
        return joined();
    }

    private int attribution(int at) {
        return looks++ < MOST_LOOKS ? Attribution.length(lines, at) : 0;
    }

    private static boolean isQuoted(String line) {
        return line.length() < 4000 && QUOTED.matcher(line).matches();
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
    private static boolean brokeOut(String quoted, String line) {
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
                && attribution(at) == 0
                && !OriginalMarks.isForward(lines.get(at))
                && !OriginalMarks.begins(lines, at)) {
            at++;
        }
        return at;
    }

    private String joined() {
        List<String> found = new ArrayList<>();
        for (int index = 0; index < kept.length; index++) {
            if (kept[index]) {
                found.add(lines.get(index).stripTrailing());
            } else if (!found.isEmpty() && !found.get(found.size() - 1).isEmpty()) {
                found.add("");
            }
        }
        int end = found.size();
        while (end > 0 && RULE.matcher(found.get(end - 1)).matches()) {
            end--;
        }
        int begin = 0;
        while (begin < end && found.get(begin).isBlank()) {
            begin++;
        }
        return String.join("\n", found.subList(begin, end)).strip();
    }
}

package io.inlet.channel.email.container;

import io.inlet.text.Charsets;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The text of an RTF document, or the HTML that Outlook wrapped in it (MS-OXRTFEX). Formatting is left out; a document that breaks off is
 * read as far as it goes.
 */
final class RtfText {
    /** What was read. */
    record Read(String text, boolean html) {}

    private static final int DEEPEST = 500;
    private static final Set<String> UNSHOWN = Set.of(
            "fonttbl",
            "colortbl",
            "stylesheet",
            "info",
            "pict",
            "object",
            "header",
            "footer",
            "listtable",
            "generator",
            "themedata");
    private static final Map<String, String> MARKS = Map.ofEntries(
            Map.entry("par", "\n"),
            Map.entry("line", "\n"),
            Map.entry("row", "\n"),
            Map.entry("tab", "\t"),
            Map.entry("cell", "\t"),
            Map.entry("lquote", "\u2018"),
            Map.entry("rquote", "\u2019"),
            Map.entry("ldblquote", "\u201C"),
            Map.entry("rdblquote", "\u201D"),
            Map.entry("bullet", "\u2022"),
            Map.entry("endash", "\u2013"),
            Map.entry("emdash", "\u2014"));
    /** {@code \fcharset} numbers and the code pages that they mean. */
    private static final Map<Integer, Integer> FONT_PAGES = Map.ofEntries(
            Map.entry(0, 1252),
            Map.entry(128, 932),
            Map.entry(129, 949),
            Map.entry(134, 936),
            Map.entry(136, 950),
            Map.entry(161, 1253),
            Map.entry(162, 1254),
            Map.entry(177, 1255),
            Map.entry(178, 1256),
            Map.entry(186, 1257),
            Map.entry(204, 1251),
            Map.entry(222, 874),
            Map.entry(238, 1250));

    /** What holds up to the end of a group. */
    private record Group(boolean shown, boolean rtfOnly, int font, int skip) {}

    private final byte[] rtf;
    private final int most;
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private final Deque<Group> groups = new ArrayDeque<>();
    private final Map<Integer, String> fonts = new HashMap<>();
    private String charset = "windows-1252";
    private Group now = new Group(true, false, -1, 1);
    private int at;
    private int toSkip;
    private int fontDefined;
    private boolean html;

    private RtfText(byte[] rtf, int most) {
        this.rtf = rtf;
        this.most = most;
    }

    static Read read(byte[] rtf, int most) {
        return new RtfText(rtf, most).all();
    }

    private Read all() {
        while (at < rtf.length && text.length() < most) {
            char one = (char) (rtf[at++] & 0xFF);
            if (one == '{') {
                if (groups.size() < DEEPEST) {
                    groups.push(now);
                }
            } else if (one == '}') {
                Group around = groups.isEmpty() ? now : groups.pop();
                if (around.font() != now.font()) {
                    flush();
                }
                now = around;
                toSkip = 0;
            } else if (one == '\\') {
                control();
            } else if (one != '\r' && one != '\n') {
                letter(one);
            }
        }
        flush();
        return new Read(text.toString().replace("\0", ""), html);
    }

    private void control() {
        if (at >= rtf.length) {
            return;
        }
        char first = (char) (rtf[at] & 0xFF);
        if (!isLetter(first)) {
            at++;
            symbol(first);
            return;
        }
        int begin = at;
        while (at < rtf.length && at - begin < 32 && isLetter((char) rtf[at])) {
            at++;
        }
        String word = new String(rtf, begin, at - begin, StandardCharsets.US_ASCII);
        int numberAt = at;
        while (at < rtf.length
                && at - numberAt < 10
                && (Character.isDigit((char) rtf[at]) || at == numberAt && rtf[at] == '-')) {
            at++;
        }
        Integer number = number(numberAt);
        if (at < rtf.length && rtf[at] == ' ') {
            at++;
        }
        word(word, number);
    }

    private Integer number(int from) {
        if (at == from) {
            return null;
        }
        try {
            return Integer.valueOf(new String(rtf, from, at - from, StandardCharsets.US_ASCII));
        } catch (NumberFormatException none) {
            return null;
        }
    }

    private static boolean isLetter(char one) {
        return one >= 'a' && one <= 'z' || one >= 'A' && one <= 'Z';
    }

    private void symbol(char symbol) {
        if (symbol == '\'') {
            int high = at + 1 < rtf.length ? Character.digit(rtf[at], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(rtf[at + 1], 16);
            if (low >= 0) {
                at += 2;
                letter((char) (high << 4 | low));
            }
        } else if (symbol == '*') {
            now = new Group(false, now.rtfOnly(), now.font(), now.skip());
        } else if ("\\{}".indexOf(symbol) >= 0) {
            letter(symbol);
        } else if (symbol == '~') {
            said("\u00A0");
        } else if (symbol == '\n' || symbol == '\r') {
            said("\n");
        }
    }

    private void word(String word, Integer number) {
        int value = number == null ? 1 : number;
        switch (word) {
            case "fromhtml" -> html = true;
            case "htmltag" -> now = new Group(true, false, now.font(), now.skip());
            case "htmlrtf" -> now = new Group(now.shown(), value != 0, now.font(), now.skip());
            case "ansicpg" -> charset = Charsets.ofCodePage(value, charset);
            case "uc" -> now = new Group(now.shown(), now.rtfOnly(), now.font(), Math.max(0, Math.min(9, value)));
            case "u" -> {
                said(String.valueOf((char) value));
                toSkip = now.skip();
            }
            case "f" -> {
                if (value != now.font()) {
                    flush();
                }
                fontDefined = value;
                now = new Group(now.shown(), now.rtfOnly(), value, now.skip());
            }
            case "fcharset" -> {
                Integer page = FONT_PAGES.get(value);
                if (page != null && fonts.size() < 1000) {
                    fonts.putIfAbsent(fontDefined, Charsets.ofCodePage(page, charset));
                }
            }
            default -> {
                if (UNSHOWN.contains(word)) {
                    now = new Group(false, now.rtfOnly(), now.font(), now.skip());
                } else if (MARKS.containsKey(word)) {
                    said(MARKS.get(word));
                }
            }
        }
    }

    /** Bytes of one charset are gathered, since a letter may be several of them, and each reading of them costs. */
    private void letter(char one) {
        if (toSkip > 0) {
            toSkip--;
        } else if (isShown()) {
            pending.write(one);
        }
    }

    private void said(String words) {
        flush();
        if (isShown()) {
            text.append(words);
        }
    }

    private boolean isShown() {
        return now.shown() && !(html && now.rtfOnly());
    }

    private void flush() {
        if (pending.size() > 0) {
            text.append(Charsets.decode(pending.toByteArray(), fonts.getOrDefault(now.font(), charset)));
            pending.reset();
        }
    }
}

package io.inlet.channel.email.mime;

import io.inlet.text.Charsets;
import io.inlet.text.PercentEncoding;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A structured header value: its main word and its parameters (RFC 2045, 5.1), continued and encoded ones put together (RFC 2231), and
 * those that break every rule (spaces without quotes, quotes inside quotes, missing semicolons) read as they were meant.
 *
 * @param value the main word in lower case, empty where there is none
 * @param decoded the names of the parameters that said their charset themselves
 */
public record HeaderParameters(String value, Map<String, String> parameters, Set<String> decoded) {
    private static final int MOST = 200;
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");

    /** @param raw each byte one character; null reads as empty */
    public static HeaderParameters parse(String raw) {
        String text = raw == null ? "" : raw;
        int semicolon = text.indexOf(';');
        String main = semicolon < 0 ? text : text.substring(0, semicolon);
        Map<String, TreeMap<Integer, Segment>> found = new LinkedHashMap<>();
        if (semicolon >= 0) {
            new Reader(text, semicolon + 1).into(found);
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        Set<String> decoded = new HashSet<>();
        found.forEach((name, segments) -> {
            parameters.put(name, join(segments));
            if (segments.values().stream().anyMatch(Segment::encoded)) {
                decoded.add(name);
            }
        });
        return new HeaderParameters(word(main), parameters, decoded);
    }

    /** The value of a parameter, each byte one character unless it said its charset itself; null where there is none. */
    public String get(String name) {
        return parameters.get(name);
    }

    /** The value of a parameter as a person reads it; null where there is none. */
    public String text(String name, String hint) {
        String raw = parameters.get(name);
        if (raw == null || decoded.contains(name) && !raw.contains("=?")) {
            return raw;
        }
        return EncodedWords.decodeKeepingSpaces(raw, hint);
    }

    private static String word(String main) {
        int comment = main.indexOf('(');
        String word = comment < 0 ? main : main.substring(0, comment);
        return CONTROLS.matcher(word.replace("\"", "")).replaceAll("").strip().toLowerCase(Locale.ROOT);
    }

    private record Segment(String text, boolean encoded) {}

    private static String join(TreeMap<Integer, Segment> segments) {
        Segment first = segments.firstEntry().getValue();
        if (segments.values().stream().noneMatch(Segment::encoded)) {
            StringBuilder whole = new StringBuilder();
            segments.values().forEach(segment -> whole.append(segment.text()));
            return whole.toString();
        }
        String charset = null;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Segment segment : segments.values()) {
            String text = segment.text();
            if (segment == first && segment.encoded()) {
                int quote = text.indexOf('\'');
                int second = quote < 0 ? -1 : text.indexOf('\'', quote + 1);
                if (second >= 0) {
                    charset = text.substring(0, quote);
                    text = text.substring(second + 1);
                }
            }
            byte[] part = text.getBytes(StandardCharsets.ISO_8859_1);
            bytes.writeBytes(segment.encoded() ? PercentEncoding.decode(part) : part);
        }
        return Charsets.decode(bytes.toByteArray(), charset);
    }

    /** Walks over {@code name=value; name=value}. */
    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text, int at) {
            this.text = text;
            this.at = at;
        }

        void into(Map<String, TreeMap<Integer, Segment>> found) {
            while (at < text.length() && found.size() < MOST) {
                int begin = at;
                while (at < text.length() && "=;".indexOf(text.charAt(at)) < 0) {
                    at++;
                }
                String name = text.substring(begin, at).strip().toLowerCase(Locale.ROOT);
                if (at < text.length() && text.charAt(at++) == '=') {
                    add(found, name.substring(name.lastIndexOf(' ') + 1), value());
                }
            }
        }

        private static void add(Map<String, TreeMap<Integer, Segment>> found, String name, String value) {
            boolean encoded = name.endsWith("*");
            String key = encoded ? name.substring(0, name.length() - 1) : name;
            int number = 0;
            int star = key.lastIndexOf('*');
            if (star > 0 && key.length() - star < 5 && key.substring(star + 1).matches("[0-9]+")) {
                number = Integer.parseInt(key.substring(star + 1));
                key = key.substring(0, star);
            } else if (!encoded && found.containsKey(key)) {
                return;
            }
            TreeMap<Integer, Segment> segments = found.computeIfAbsent(key, any -> new TreeMap<>());
            if (segments.size() < MOST) {
                segments.put(number, new Segment(value, encoded));
            }
        }

        private String value() {
            while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
                at++;
            }
            if (at < text.length() && text.charAt(at) == '"') {
                return quoted();
            }
            int end = text.indexOf(';', at);
            String value = text.substring(at, end < 0 ? text.length() : end).strip();
            at = end < 0 ? text.length() : end + 1;
            return value;
        }

        private String quoted() {
            StringBuilder value = new StringBuilder();
            for (at++; at < text.length(); at++) {
                char letter = text.charAt(at);
                if (letter == '\\' && at + 1 < text.length() && "\"\\".indexOf(text.charAt(at + 1)) >= 0) {
                    value.append(text.charAt(++at));
                } else if (letter == '"' && closes(at + 1)) {
                    at++;
                    break;
                } else {
                    value.append(letter);
                }
            }
            while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
                at++;
            }
            if (at < text.length() && text.charAt(at) == ';') {
                at++;
            }
            return value.toString();
        }

        /** A quote ends the value when a separator, the end, or another parameter follows. */
        private boolean closes(int after) {
            int next = after;
            while (next < text.length() && (text.charAt(next) == ' ' || text.charAt(next) == '\t')) {
                next++;
            }
            if (next == text.length() || text.charAt(next) == ';' || text.charAt(next) == '(') {
                return true;
            }
            int equals = text.indexOf('=', next);
            return next > after
                    && equals > next
                    && equals - next < 30
                    && text.substring(next, equals)
                            .chars()
                            .allMatch(c -> Character.isLetterOrDigit(c) || c == '*' || c == '-');
        }
    }

    /** A file name as a parameter that says it exactly (RFC 2231, 4), with the semicolon before it; empty for a blank one. */
    public static String fileName(String name) {
        if (name.isBlank()) {
            return "";
        }
        StringBuilder encoded = new StringBuilder("; filename*=utf-8''");
        for (byte one : name.getBytes(StandardCharsets.UTF_8)) {
            encoded.append(
                    Character.isLetterOrDigit(one & 0x7F) && one > 0
                            ? String.valueOf((char) one)
                            : "%%%02X".formatted(one & 0xFF));
        }
        return encoded.toString();
    }
}

package io.inlet.text;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of an original mail, written out as text over it: lines such as {@code От: ...}, {@code Sent: ...}, in any known language.
 *
 * @param values what the fields say, first ones first
 * @param lines how many lines it has
 */
record HeaderBlock(Map<Kind, String> values, int lines) {
    enum Kind {
        FROM("from"),
        DATE("date"),
        TO("to"),
        SUBJECT("subject"),
        COPY("copy");

        private final String key;

        Kind(String key) {
            this.key = key;
        }
    }

    private static final int WINDOW = 12;
    private static final int LONGEST_LINE = 400;
    /** Lines that continue a field, such as a long list of recipients, before the block is taken to be over. */
    private static final int MOST_BETWEEN = 2;

    private static final Pattern FIELD = Pattern.compile(
            "[\\s>*|]*([\\p{L}][\\p{L}\\p{M} \u00A0-]{0,22}?)\\s*+[*]*+\\s*+[:\uFF1A][*]*\\s*(.*)", Pattern.DOTALL);
    private static final Pattern TIME = Pattern.compile("(?<!\\d)\\d{1,2}[:h\uFF1A]\\d{2}(?!\\d)");
    private static final Map<String, Kind> NAMES = names();

    private static Map<String, Kind> names() {
        Map<String, Kind> names = new HashMap<>();
        for (Kind kind : Kind.values()) {
            MailWords.all(kind.key).forEach(name -> names.putIfAbsent(name, kind));
        }
        return names;
    }

    /**
     * The block that begins with this line; null where none does.
     *
     * @param belowRule whether a rule above it says already that something ends
     */
    static HeaderBlock at(List<String> lines, int at, boolean belowRule) {
        HeaderBlock block = fields(lines, at);
        boolean original = block != null && (block.isOriginals() || belowRule && block.namesSenderAndMore());
        return original ? block : null;
    }

    /** Whatever fields begin here, be they an original's header or a form; null where the line is no field. */
    private static HeaderBlock fields(List<String> lines, int at) {
        Map<Kind, String> values = new EnumMap<>(Kind.class);
        int between = 0;
        int last = at;
        for (int index = at; index < Math.min(lines.size(), at + WINDOW); index++) {
            Matcher field = field(lines.get(index));
            Kind kind = field == null ? null : kind(field);
            if (kind != null) {
                String value = field.group(2).strip();
                boolean onNextLine = value.isEmpty() && index + 1 < lines.size();
                values.putIfAbsent(kind, onNextLine ? lines.get(index + 1).strip() : value);
                between = 0;
                last = index;
            } else if (values.isEmpty() || ++between > MOST_BETWEEN) {
                break;
            }
        }
        return values.isEmpty() ? null : new HeaderBlock(values, last - at + 1);
    }

    /** Names the sender and says more that only a mail has: forms also have dates, and journeys a from and a to. */
    private boolean isOriginals() {
        boolean mail = values.containsKey(Kind.SUBJECT)
                || hasAddress()
                || values.containsKey(Kind.DATE)
                        && TIME.matcher(values.get(Kind.DATE)).find();
        return mail
                && (values.containsKey(Kind.FROM)
                                && values.size() >= 2
                                && (values.size() >= 3 || values.containsKey(Kind.DATE))
                        || values.containsKey(Kind.DATE) && values.size() >= 2 && hasAddress()
                        || values.size() >= 3 && values.containsKey(Kind.DATE) && values.containsKey(Kind.SUBJECT));
    }

    private boolean namesSenderAndMore() {
        return values.containsKey(Kind.FROM) && values.size() >= 3;
    }

    private boolean hasAddress() {
        return values.values().stream().anyMatch(value -> value.indexOf('@') >= 0);
    }

    private static Matcher field(String line) {
        if (line.length() > LONGEST_LINE || line.indexOf(':') < 0 && line.indexOf('\uFF1A') < 0) {
            return null;
        }
        Matcher field = FIELD.matcher(line);
        return field.matches() ? field : null;
    }

    private static Kind kind(Matcher field) {
        String name = field.group(1).replace('\u00A0', ' ').strip().toLowerCase(Locale.ROOT);
        Kind kind = NAMES.get(name);
        boolean noDate = kind == Kind.DATE
                && field.group(2).chars().noneMatch(Character::isDigit)
                && !field.group(2).isBlank();
        return noDate ? null : kind;
    }
}

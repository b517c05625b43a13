package io.inlet.channel.email;

import io.inlet.channel.email.mime.HeaderParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an invitation says (RFC 5545), for a mail that says nothing else: what, when, where, who asks, and the words beside it. */
final class CalendarText {
    private static final Pattern FOLD = Pattern.compile("\\r?\\n[ \\t]");
    private static final Pattern TIME = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:T(\\d{2})(\\d{2})\\d{2}(Z?))?");
    private static final int LONGEST = 200_000;

    private CalendarText() {}

    /** One line each, those left out that it does not say; empty for what is no invitation. */
    static String of(String calendar) {
        String unfolded = FOLD.matcher(calendar.substring(0, Math.min(LONGEST, calendar.length())))
                .replaceAll("");
        String[] fields = new String[6];
        boolean inside = false;
        for (String line : unfolded.split("\\r?\\n")) {
            String upper = line.length() < 40 ? line.strip().toUpperCase(Locale.ROOT) : "";
            if (upper.equals("BEGIN:VALARM") || inside && (upper.equals("END:VEVENT") || upper.equals("END:VTODO"))) {
                break;
            }
            inside |= upper.equals("BEGIN:VEVENT") || upper.equals("BEGIN:VTODO");
            if (inside) {
                field(line, fields);
            }
        }
        List<String> said = new ArrayList<>();
        add(said, fields[0]);
        add(said, fields[1] != null && fields[2] != null ? fields[1] + " \u2013 " + fields[2] : fields[1]);
        add(said, fields[3]);
        add(said, fields[4]);
        if (fields[5] != null && !fields[5].isBlank()) {
            said.add("\n" + fields[5].strip());
        }
        return String.join("\n", said);
    }

    private static void add(List<String> said, String words) {
        if (words != null && !words.isBlank()) {
            said.add(words.strip());
        }
    }

    private static void field(String line, String[] fields) {
        int colon = colon(line);
        if (colon < 0) {
            return;
        }
        HeaderParameters head = HeaderParameters.parse(line.substring(0, colon));
        String value = line.substring(colon + 1);
        int index = List.of("summary", "dtstart", "dtend", "location", "organizer", "description")
                .indexOf(head.value());
        if (index < 0 || fields[index] != null) {
            return;
        }
        fields[index] = switch (index) {
            case 1, 2 -> time(value, head.get("tzid"));
            case 4 -> who(value, head.get("cn"));
            default -> words(value);
        };
    }

    /** The colon before the value; one inside quotes belongs to a parameter. */
    private static int colon(String line) {
        boolean quoted = false;
        for (int at = 0; at < line.length(); at++) {
            quoted ^= line.charAt(at) == '"';
            if (line.charAt(at) == ':' && !quoted) {
                return at;
            }
        }
        return -1;
    }

    private static String words(String value) {
        return value.replaceAll("\\\\[nN]", "\n").replaceAll("\\\\([,;\\\\])", "$1");
    }

    private static String time(String value, String zone) {
        Matcher time = TIME.matcher(value.strip());
        if (!time.matches()) {
            return value;
        }
        String day = time.group(1) + "-" + time.group(2) + "-" + time.group(3);
        if (time.group(4) == null) {
            return day;
        }
        String where = time.group(6).isEmpty() ? zone : "UTC";
        return day + " " + time.group(4) + ":" + time.group(5) + (where == null ? "" : " (" + where + ")");
    }

    private static String who(String value, String name) {
        String address = value.strip().replaceFirst("(?i)^mailto:", "");
        return name == null || name.isBlank() ? address : name + " <" + address + ">";
    }
}

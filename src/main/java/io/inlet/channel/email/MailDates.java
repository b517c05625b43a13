package io.inlet.channel.email;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Date field (RFC 5322, 3.3 and 4.3), also as it was written before the rules and beside them. */
final class MailDates {
    private static final Pattern USUAL = Pattern.compile(
            "(\\d{1,2})[ -]+(\\p{L}{3,10})\\.?,?[ -]+(\\d{2,4}),?\\s+(\\d{1,2})[:.](\\d{2})(?:[:.](\\d{2}))?(?:[.,]\\d+)?\\s*([AaPp][Mm]\\b)?\\s*([+-]\\s?\\d{1,2}:?\\d{2}|[A-Za-z]{1,5})?");
    private static final Pattern CTIME = Pattern.compile(
            "([A-Za-z]{3,9})\\s+(\\d{1,2})\\s+(\\d{1,2}):(\\d{2})(?::(\\d{2}))?\\s+(?:([A-Za-z]{2,5})\\s+)?(\\d{4})");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Map<String, String> MONTHS_ELSEWHERE = Map.ofEntries(
            Map.entry("янв", "jan"),
            Map.entry("фев", "feb"),
            Map.entry("мар", "mar"),
            Map.entry("апр", "apr"),
            Map.entry("мая", "may"),
            Map.entry("май", "may"),
            Map.entry("июн", "jun"),
            Map.entry("июл", "jul"),
            Map.entry("авг", "aug"),
            Map.entry("сен", "sep"),
            Map.entry("окт", "oct"),
            Map.entry("ноя", "nov"),
            Map.entry("дек", "dec"),
            Map.entry("mai", "may"),
            Map.entry("mär", "mar"),
            Map.entry("okt", "oct"),
            Map.entry("dez", "dec"));
    private static final Map<String, Integer> ZONES = Map.of(
            "EST", -5, "EDT", -4, "CST", -6, "CDT", -5, "MST", -7, "MDT", -6, "PST", -8, "PDT", -7, "MSK", 3, "CET", 1);

    private MailDates() {}

    /** The moment; null for null and for what is no date. */
    static Instant parse(String value) {
        if (value == null) {
            return null;
        }
        try {
            Matcher usual = USUAL.matcher(value);
            if (usual.find()) {
                return moment(
                        usual.group(3),
                        usual.group(2),
                        usual.group(1),
                        hour(usual.group(4), usual.group(7)),
                        usual.group(5),
                        usual.group(6),
                        usual.group(8));
            }
            Matcher ctime = CTIME.matcher(value);
            if (ctime.find()) {
                return moment(
                        ctime.group(7),
                        ctime.group(1),
                        ctime.group(2),
                        Integer.parseInt(ctime.group(3)),
                        ctime.group(4),
                        ctime.group(5),
                        ctime.group(6));
            }
            return OffsetDateTime.parse(value.strip().replaceFirst(" ", "T")).toInstant();
        } catch (DateTimeException wrong) {
            return null;
        }
    }

    private static int hour(String hour, String half) {
        int number = Integer.parseInt(hour);
        if (half == null) {
            return number;
        }
        return number % 12 + (half.equalsIgnoreCase("pm") ? 12 : 0);
    }

    private static Instant moment(
            String year, String month, String day, int hour, String minute, String second, String zone) {
        String prefix = month.substring(0, 3).toLowerCase(Locale.ROOT);
        int number = MONTHS.indexOf(MONTHS_ELSEWHERE.getOrDefault(prefix, prefix)) + 1;
        if (number == 0) {
            throw new DateTimeParseException("no month", month, 0);
        }
        int seconds = second == null ? 0 : Math.min(59, Integer.parseInt(second));
        return LocalDateTime.of(year(year), number, Integer.parseInt(day), hour, Integer.parseInt(minute), seconds)
                .toInstant(offset(zone));
    }

    /** Two and three digits as RFC 5322, 4.3 reads them. */
    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        if (digits.length() == 4) {
            return year;
        }
        return digits.length() == 2 && year < 50 ? 2000 + year : 1900 + year;
    }

    private static ZoneOffset offset(String zone) {
        if (zone == null) {
            return ZoneOffset.UTC;
        }
        String digits = zone.replaceAll("[^0-9]", "");
        if (digits.isEmpty()) {
            return ZoneOffset.ofHours(ZONES.getOrDefault(zone.toUpperCase(Locale.ROOT), 0));
        }
        int number = Integer.parseInt(digits);
        int minutes = number / 100 * 60 + number % 100;
        return ZoneOffset.ofTotalSeconds((zone.startsWith("-") ? -1 : 1) * Math.min(18 * 60, minutes) * 60);
    }
}

package io.inlet.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** The Retry-After header (RFC 9110, 10.2.3): seconds or a date. What a target asks for is kept within a second and a day. */
final class RetryAfter {
    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofDays(1);

    private RetryAfter() {}

    /** How long to wait, or null when the header is absent or unreadable. */
    static Duration of(Answer.Received answer, Instant now) {
        String value = answer.headers().getOrDefault("retry-after", "").strip();
        if (value.matches("[0-9]{1,18}")) {
            long seconds = Long.parseLong(value);
            return within(Duration.ofSeconds(Math.min(seconds, MOST.toSeconds())));
        }
        try {
            return within(Duration.between(
                    now,
                    ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT))
                            .toInstant()));
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }

    private static Duration within(Duration asked) {
        if (asked.compareTo(LEAST) < 0) {
            return LEAST;
        }
        return asked.compareTo(MOST) > 0 ? MOST : asked;
    }
}

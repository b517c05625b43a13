package io.inlet.console;

import io.inlet.alarm.Ages;
import io.inlet.settings.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as persons say them: exact ones with their zone, ages in words. */
final class Times {
    private static final long MINUTE = 60;

    private final Clock clock;

    Times(Clock clock) {
        this.clock = clock;
    }

    /** Such as {@code 31 Jan 2026, 10:00:05 UTC+03:00}. */
    String moment(Instant instant, Locale locale) {
        ZonedDateTime local = instant.atZone(clock.getZone());
        String offset = local.getOffset().getTotalSeconds() == 0 ? "UTC" : "UTC" + local.getOffset();
        return DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss", locale).format(local) + " " + offset;
    }

    /** Such as {@code 5 min ago}; a moment to come as {@code in 5 min}. */
    String ago(Instant instant, Locale locale) {
        Texts texts = Texts.of("console", locale);
        long seconds = Duration.between(instant, clock.instant()).toSeconds();
        if (Math.abs(seconds) < MINUTE) {
            return texts.get("time.now");
        }
        return seconds > 0
                ? texts.get("time.ago", Ages.of(seconds, locale))
                : texts.get("time.in", Ages.of(-seconds, locale));
    }
}

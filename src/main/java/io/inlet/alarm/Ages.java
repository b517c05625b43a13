package io.inlet.alarm;

import io.inlet.settings.Texts;
import java.util.Locale;

/** Lengths of time as persons say them. */
public final class Ages {
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Ages() {}

    /** In the two largest units that matter. */
    public static String of(long seconds, Locale locale) {
        Texts texts = Texts.of("alarms", locale);
        if (seconds < MINUTE) {
            return texts.get("time.seconds", String.valueOf(seconds));
        }
        if (seconds < HOUR) {
            return texts.get("time.minutes", String.valueOf(seconds / MINUTE));
        }
        if (seconds < DAY) {
            long minutes = seconds % HOUR / MINUTE;
            String hours = texts.get("time.hours", String.valueOf(seconds / HOUR));
            return minutes == 0 ? hours : hours + " " + texts.get("time.minutes", String.valueOf(minutes));
        }
        return texts.get("time.days", String.valueOf(seconds / DAY));
    }
}

package io.inlet.alarm;

import io.inlet.settings.Texts;
import java.util.Locale;

/** Alarms in a person's language. */
public final class AlarmWords {
    private final Texts texts;
    private final Locale locale;

    public AlarmWords(Locale locale) {
        this.texts = Texts.of("alarms", locale);
        this.locale = texts.locale();
    }

    /** What is wrong, in one line. */
    public String title(Alarm alarm) {
        String amount =
                switch (alarm.code()) {
                    case LINE_BEHIND, DELIVERIES_LATE -> Ages.of(alarm.amount(), locale);
                    default -> String.valueOf(alarm.amount());
                };
        return texts.get(alarm.code().word() + ".title", alarm.subject(), amount);
    }

    /** That it is over. */
    public String recovered(Alarm alarm) {
        return texts.get("recovered", alarm.key());
    }

    /** Whom it hits. */
    public String hits(Alarm alarm) {
        return texts.get(alarm.code().word() + ".hits", alarm.whom());
    }

    /** What to do about it. */
    public String cure(Alarm alarm) {
        return texts.get(alarm.code().word() + ".cure", alarm.subject());
    }
}

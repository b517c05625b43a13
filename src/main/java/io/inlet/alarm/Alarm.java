package io.inlet.alarm;

import io.inlet.message.Reason;
import java.time.Instant;
import java.util.Objects;

/**
 * One thing that needs a person.
 *
 * @param subject which mailbox, target or line it is; empty where there is only one
 * @param since null: not known
 * @param amount how many, or how many seconds; 0 where nothing is counted
 * @param why as the part itself says; null: there is nothing more to say
 * @param whom the inboxes that are hit, or the subject
 */
public record Alarm(AlarmCode code, String subject, Instant since, long amount, Reason why, String whom) {
    public Alarm {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(whom, "whom");
    }

    /** The same cause has the same key, whatever else changes. */
    public String key() {
        return subject.isEmpty() ? code.word() : code.word() + " " + subject;
    }

    public boolean isBad() {
        return code.level() == AlarmCode.Level.BAD;
    }
}

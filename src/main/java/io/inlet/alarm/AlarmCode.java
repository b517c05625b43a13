package io.inlet.alarm;

import java.util.Locale;

/** Everything that may need a person. Each has texts in {@code io/inlet/text/alarms*.properties} and a section in docs/runbook.md. */
public enum AlarmCode {
    DATABASE_AWAY(Level.BAD),
    SPOOL_FULL(Level.BAD),
    DISK_FULL(Level.BAD),
    DOOR_SHUT(Level.BAD),
    LOOPS_STAND(Level.BAD),
    MAILBOX_REFUSED(Level.BAD),
    MAILBOX_SILENT(Level.BAD),
    MAILBOX_FAILING(Level.WARN),
    MAILBOX_KEPT(Level.WARN),
    BOT_REFUSED(Level.BAD),
    BOT_SILENT(Level.BAD),
    TARGET_PAUSED(Level.BAD),
    TARGET_DOWN(Level.BAD),
    FEEDBACK_SILENT(Level.WARN),
    FILES_FAILING(Level.WARN),
    LINE_BEHIND(Level.BAD),
    DELIVERIES_LATE(Level.BAD),
    BALANCE_BROKEN(Level.BAD),
    SPOOL_HOLDS(Level.WARN),
    SPOOL_SET_ASIDE(Level.WARN),
    LIMITS_REACHED(Level.WARN),
    ANSWERS_BRAKED(Level.WARN),
    PAUSED(Level.WARN),
    MESSAGES_PARKED(Level.WARN),
    DELIVERIES_PARKED(Level.WARN),
    PART_DOWN(Level.BAD);

    /** How much it matters. */
    public enum Level {
        /** Somebody is hit now. */
        BAD,
        /** Somebody should decide, or know. */
        WARN
    }

    private final Level level;

    AlarmCode(Level level) {
        this.level = level;
    }

    public Level level() {
        return level;
    }

    /** As it is written: {@code mailbox-refused}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

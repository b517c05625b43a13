package io.inlet.alarm;

import io.inlet.message.Reason;
import io.inlet.ticket.Balance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds out what needs a person from what the parts say and the counters. Immutable. */
public final class Alarms {
    /** Behind after five minutes, late after an hour. */
    public static final Alarms USUAL = new Alarms(300, 3600);

    private static final String PERSON = "paused-by";

    private final long behindSeconds;
    private final long lateSeconds;

    /**
     * @param behindSeconds pending for longer than this, the line is behind: a message normally becomes a ticket within seconds
     * @param lateSeconds waiting for longer than this, deliveries are late
     */
    public Alarms(long behindSeconds, long lateSeconds) {
        this.behindSeconds = behindSeconds;
        this.lateSeconds = lateSeconds;
    }

    /**
     * Everything, the worst first. What only follows from something else that is said is left out.
     *
     * @param sheet empty while the store is away
     */
    public List<Alarm> of(List<PartState> parts, Optional<Balance.Sheet> sheet) {
        List<Balance.Line> lines = sheet.map(Balance.Sheet::lines).orElse(List.of());
        List<Alarm> found = new ArrayList<>();
        boolean away =
                sheet.isEmpty() || parts.stream().anyMatch(part -> part.kind().equals("database") && !part.up());
        for (PartState part : parts) {
            code(part, parts, away).ifPresent(code -> found.add(of(code, part, lines)));
        }
        if (away && found.stream().noneMatch(alarm -> alarm.code() == AlarmCode.DATABASE_AWAY)) {
            found.add(new Alarm(AlarmCode.DATABASE_AWAY, "", null, 0, null, ""));
        }
        sheet.ifPresent(read -> {
            lines(read, parts, found);
            targets(read, found);
        });
        found.sort(Comparator.comparing((Alarm alarm) -> alarm.code().level()).thenComparing(Alarm::code));
        return List.copyOf(found);
    }

    private static Alarm of(AlarmCode code, PartState part, List<Balance.Line> lines) {
        String whom = lines.stream()
                .filter(part::carries)
                .map(Balance.Line::inbox)
                .distinct()
                .collect(Collectors.joining(", "));
        String subject =
                switch (code) {
                    case DATABASE_AWAY,
                            DISK_FULL,
                            ANSWERS_BRAKED,
                            FILES_FAILING,
                            SPOOL_FULL,
                            SPOOL_HOLDS,
                            SPOOL_SET_ASIDE,
                            DOOR_SHUT,
                            LOOPS_STAND,
                            LIMITS_REACHED -> "";
                    case PAUSED, PART_DOWN -> part.name();
                    default -> part.own();
                };
        return new Alarm(code, subject, part.since(), 0, part.detail(), whom.isEmpty() ? part.own() : whom);
    }

    private static Optional<AlarmCode> code(PartState part, List<PartState> all, boolean storeAway) {
        if (part.up()) {
            return ofWorking(part);
        }
        return switch (part.kind()) {
            case "database" -> Optional.of(AlarmCode.DATABASE_AWAY);
            case "disk" -> Optional.of(AlarmCode.DISK_FULL);
            case "spool" -> spool(part, storeAway);
            case "door" -> Optional.of(AlarmCode.DOOR_SHUT);
            case "loops" -> Optional.of(AlarmCode.LOOPS_STAND);
            case "line" -> Optional.empty(); // the counters say it, and know whose pause it is
            case "mailbox" ->
                source(part, "mailbox-refused", AlarmCode.MAILBOX_REFUSED, AlarmCode.MAILBOX_SILENT, storeAway);
            case "bot" ->
                part.says("bot-bad") || part.says("bot-starting") || part.says("bot-slowed")
                        ? silent(AlarmCode.BOT_SILENT, storeAway)
                        : Optional.of(AlarmCode.BOT_REFUSED);
            case "target" -> target(part, all);
            case "feedback" -> silent(AlarmCode.FEEDBACK_SILENT, storeAway);
            case "files" -> silent(AlarmCode.FILES_FAILING, storeAway);
            case "channel", "outgoing" -> Optional.of(AlarmCode.PAUSED);
            case "answers" -> Optional.of(AlarmCode.ANSWERS_BRAKED);
            default -> Optional.of(AlarmCode.PART_DOWN);
        };
    }

    private static Optional<AlarmCode> ofWorking(PartState part) {
        if (part.says("mailbox-failing")) {
            return Optional.of(AlarmCode.MAILBOX_FAILING);
        }
        if (part.says("mailbox-kept")) {
            return Optional.of(AlarmCode.MAILBOX_KEPT);
        }
        return part.says("limits-reached") ? Optional.of(AlarmCode.LIMITS_REACHED) : Optional.empty();
    }

    private static Optional<AlarmCode> spool(PartState part, boolean storeAway) {
        if (part.says("spool-full")) {
            return Optional.of(AlarmCode.SPOOL_FULL);
        }
        return part.says("spool-set-aside")
                ? Optional.of(AlarmCode.SPOOL_SET_ASIDE)
                : silent(AlarmCode.SPOOL_HOLDS, storeAway);
    }

    private static Optional<AlarmCode> source(
            PartState part, String refusal, AlarmCode refused, AlarmCode silent, boolean storeAway) {
        return part.says(refusal) ? Optional.of(refused) : silent(silent, storeAway);
    }

    /** Whatever needs the store stands still without it, which is said once. */
    private static Optional<AlarmCode> silent(AlarmCode code, boolean storeAway) {
        return storeAway ? Optional.empty() : Optional.of(code);
    }

    private static Optional<AlarmCode> target(PartState part, List<PartState> all) {
        if (part.says(PERSON)) {
            boolean throughAll = part.own().startsWith("reply-")
                    && all.stream().anyMatch(each -> each.name().equals("outgoing"));
            return throughAll ? Optional.empty() : Optional.of(AlarmCode.PAUSED);
        }
        boolean failing = part.says("target-rests") || part.says("target-on-trial");
        return Optional.of(failing ? AlarmCode.TARGET_DOWN : AlarmCode.TARGET_PAUSED);
    }

    private void lines(Balance.Sheet sheet, List<PartState> parts, List<Alarm> found) {
        for (Balance.Line line : sheet.lines()) {
            if (!line.holds()) {
                found.add(counted(AlarmCode.BALANCE_BROKEN, line.channel() + " " + line.inbox(), 0));
            }
        }
        boolean allHeld = sheet.lines().stream()
                .filter(line -> line.pending() > 0)
                .allMatch(line -> parts.stream()
                        .anyMatch(part -> part.kind().equals("channel") && !part.up() && part.carries(line)));
        if (sheet.oldestPendingSeconds() > behindSeconds && !allHeld) {
            found.add(counted(AlarmCode.LINE_BEHIND, "", sheet.oldestPendingSeconds()));
        }
        long parked = sheet.lines().stream().mapToLong(Balance.Line::parked).sum();
        if (parked > 0) {
            found.add(counted(AlarmCode.MESSAGES_PARKED, "", parked));
        }
    }

    private void targets(Balance.Sheet sheet, List<Alarm> found) {
        for (Balance.Target target : sheet.targets()) {
            if (!target.holds()) {
                found.add(counted(AlarmCode.BALANCE_BROKEN, target.target(), 0));
            }
            boolean said = found.stream()
                    .anyMatch(alarm -> alarm.subject().equals(target.target())
                            || alarm.subject().equals("target:" + target.target()));
            if (target.pausedFor() != null && !said) { // switched off since, or no gateway runs
                found.add(new Alarm(
                        target.pausedFor().startsWith(PERSON) ? AlarmCode.PAUSED : AlarmCode.TARGET_PAUSED,
                        target.pausedFor().startsWith(PERSON) ? "target:" + target.target() : target.target(),
                        null,
                        target.waiting(),
                        stored(target.pausedFor()),
                        target.target()));
            }
            if (target.parked() > 0) {
                found.add(counted(AlarmCode.DELIVERIES_PARKED, target.target(), target.parked()));
            }
        }
        boolean explained = found.stream().anyMatch(alarm -> switch (alarm.code()) {
            case TARGET_PAUSED, TARGET_DOWN, PAUSED, DELIVERIES_PARKED -> true;
            default -> false;
        });
        if (sheet.oldestWaitingSeconds() > lateSeconds && !explained) {
            found.add(counted(AlarmCode.DELIVERIES_LATE, "", sheet.oldestWaitingSeconds()));
        }
    }

    /** The sheet has a reason as {@link Reason#toString} writes it. */
    private static Reason stored(String written) {
        int bracket = written.indexOf('[');
        return bracket < 0 || !written.endsWith("]")
                ? Reason.of(written)
                : new Reason(
                        written.substring(0, bracket),
                        List.of(written.substring(bracket + 1, written.length() - 1)
                                .split(", ")));
    }

    private static Alarm counted(AlarmCode code, String subject, long amount) {
        return new Alarm(code, subject, null, amount, null, subject);
    }
}

package io.inlet.console;

import io.inlet.alarm.Alarm;
import io.inlet.alarm.Alarms;
import io.inlet.alarm.PartState;
import io.inlet.message.StoreUnavailableException;
import io.inlet.ticket.Balance;
import java.util.List;
import java.util.Optional;

/** What needs a person now, the worst first. */
final class Situation {
    private final Health health;
    private final Balance balance;

    Situation(Health health, Balance balance) {
        this.health = health;
        this.balance = balance;
    }

    /** Everything at one look; the sheet is null while the store is away. */
    record View(Health.State state, Balance.Sheet sheet, List<Alarm> alarms, long parked) {
        static final View NONE = new View(new Health.State(List.of()), null, List.of(), 0);

        /** The worst level: ok, warn or bad. */
        public String level() {
            if (alarms.isEmpty()) {
                return "ok";
            }
            return alarms.get(0).isBad() ? "bad" : "warn";
        }
    }

    View look() {
        Health.State state = health.look();
        Optional<Balance.Sheet> sheet = read();
        List<PartState> parts = state.all().stream().map(Health.Seen::asState).toList();
        long parked = sheet.map(read ->
                        read.lines().stream().mapToLong(Balance.Line::parked).sum())
                .orElse(0L);
        return new View(state, sheet.orElse(null), Alarms.USUAL.of(parts, sheet), parked);
    }

    private Optional<Balance.Sheet> read() {
        try {
            return Optional.of(balance.read());
        } catch (StoreUnavailableException badDay) {
            return Optional.empty();
        }
    }

    /** Where an alarm can be mended or looked at closer. */
    static String href(Alarm alarm) {
        return switch (alarm.code()) {
            case DATABASE_AWAY,
                    DISK_FULL,
                    PART_DOWN,
                    SPOOL_FULL,
                    SPOOL_HOLDS,
                    SPOOL_SET_ASIDE,
                    DOOR_SHUT,
                    LOOPS_STAND -> "/console/";
            case TARGET_PAUSED, TARGET_DOWN, FEEDBACK_SILENT, DELIVERIES_LATE, DELIVERIES_PARKED, ANSWERS_BRAKED ->
                "/console/targets";
            case MESSAGES_PARKED -> "/console/parked";
            case PAUSED -> alarm.subject().startsWith("channel:") ? "/console/channels" : "/console/targets";
            default -> "/console/channels";
        };
    }
}

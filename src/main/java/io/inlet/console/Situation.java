package io.inlet.console;

import io.inlet.message.Reason;
import io.inlet.message.StoreUnavailableException;
import io.inlet.ticket.Balance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What needs a person now, the worst first. */
final class Situation {
    /** Pending for longer than this, the line is behind: a message normally becomes a ticket within seconds. */
    private static final long BEHIND_SECONDS = 300;

    private final Health health;
    private final Balance balance;

    Situation(Health health, Balance balance) {
        this.health = health;
        this.balance = balance;
    }

    /**
     * Something to look at.
     *
     * @param level bad: somebody is hit now; warn: somebody should decide
     * @param key of its text, whose arguments are {@code what} and {@code amount}
     * @param since null: not known
     * @param why the reason as a port tells it; null: none
     * @param hits key of the text that says whom it hits, with {@code whom}; null: nobody in particular
     * @param href where it can be mended or looked at closer
     */
    record Alarm(
            String level,
            String key,
            String what,
            long amount,
            Instant since,
            Reason why,
            String hits,
            String whom,
            String href) {}

    /** Everything at one look; the sheet is null while the store is away. */
    record View(Health.State state, Balance.Sheet sheet, List<Alarm> alarms, long parked) {
        static final View NONE = new View(new Health.State(List.of()), null, List.of(), 0);

        /** The worst level: ok, warn or bad. */
        public String level() {
            return alarms.isEmpty() ? "ok" : alarms.get(0).level();
        }
    }

    View look() {
        Health.State state = health.look();
        Optional<Balance.Sheet> sheet = read();
        List<Alarm> alarms = new ArrayList<>();
        state.down().stream().filter(seen -> !isPaused(seen, sheet)).forEach(seen -> alarms.add(part(seen, sheet)));
        if (sheet.isEmpty() && state.ready()) {
            alarms.add(alarm("bad", "alarm.store", "", 0, "/console/"));
        }
        sheet.ifPresent(read -> {
            lines(read, state, alarms);
            targets(read, alarms);
        });
        alarms.sort((left, right) -> left.level().compareTo(right.level()));
        long parked = sheet.map(read ->
                        read.lines().stream().mapToLong(Balance.Line::parked).sum())
                .orElse(0L);
        return new View(state, sheet.orElse(null), List.copyOf(alarms), parked);
    }

    private Optional<Balance.Sheet> read() {
        try {
            return Optional.of(balance.read());
        } catch (StoreUnavailableException badDay) {
            return Optional.empty();
        }
    }

    /** A paused target says more about itself than its part does. */
    private static boolean isPaused(Health.Seen seen, Optional<Balance.Sheet> sheet) {
        PartName name = PartName.of(seen.part().name());
        return name.kind().equals("target")
                && sheet.stream()
                        .flatMap(read -> read.targets().stream())
                        .anyMatch(target -> target.target().equals(name.name()) && target.pausedFor() != null);
    }

    private static Alarm part(Health.Seen seen, Optional<Balance.Sheet> sheet) {
        PartName name = PartName.of(seen.part().name());
        String whom = sheet.stream()
                .flatMap(read -> read.lines().stream())
                .filter(name::concerns)
                .map(Balance.Line::inbox)
                .distinct()
                .collect(Collectors.joining(", "));
        return new Alarm(
                "bad",
                "alarm.part",
                seen.part().name(),
                0,
                seen.since(),
                seen.part().detail(),
                "hits." + name.kind(),
                whom.isEmpty() ? name.name() : whom,
                name.href());
    }

    private static void lines(Balance.Sheet sheet, Health.State state, List<Alarm> alarms) {
        sheet.lines().stream()
                .filter(line -> !line.holds())
                .forEach(line -> alarms.add(
                        alarm("bad", "alarm.balance", line.channel() + " " + line.inbox(), 0, "/console/channels")));
        // the part of that name says so itself
        boolean told = state.down().stream().anyMatch(seen -> seen.part().name().equals("line"));
        if (!told && sheet.oldestPendingSeconds() > BEHIND_SECONDS) {
            alarms.add(alarm("bad", "alarm.behind", "", sheet.oldestPendingSeconds(), "/console/channels"));
        }
        long parked = sheet.lines().stream().mapToLong(Balance.Line::parked).sum();
        if (parked > 0) {
            alarms.add(alarm("warn", "alarm.parked", "", parked, "/console/parked"));
        }
    }

    private static void targets(Balance.Sheet sheet, List<Alarm> alarms) {
        for (Balance.Target target : sheet.targets()) {
            if (!target.holds()) {
                alarms.add(alarm("bad", "alarm.target-balance", target.target(), 0, "/console/targets"));
            }
            if (target.pausedFor() != null) {
                alarms.add(new Alarm(
                        "bad",
                        "alarm.paused",
                        target.target(),
                        target.waiting(),
                        null,
                        Reasons.stored(target.pausedFor()),
                        "hits.target",
                        target.target(),
                        "/console/targets"));
            }
            if (target.parked() > 0) {
                alarms.add(alarm("warn", "alarm.refused", target.target(), target.parked(), "/console/targets"));
            }
        }
    }

    private static Alarm alarm(String level, String key, String what, long amount, String href) {
        return new Alarm(level, key, what, amount, null, null, null, "", href);
    }
}

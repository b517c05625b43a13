package io.inlet.console;

import io.inlet.account.Role;
import io.inlet.ticket.Balance;
import java.util.List;
import java.util.Map;

/** The whole state at a glance, for {@code inlet status} and for programs. */
final class StatusApi {
    private final Balance balance;
    private final Health health;

    StatusApi(Balance balance, Health health) {
        this.balance = balance;
        this.health = health;
    }

    List<Endpoint> endpoints() {
        return List.of(Endpoint.get("/api/v1/status", Access.api(Role.VIEWER), this::show));
    }

    private Answer show(Call call) {
        Health.State state = health.look();
        Balance.Sheet sheet = balance.read();
        return Json.answer(
                call,
                new Fields()
                        .with("status", state.word())
                        .with(
                                "parts",
                                state.all().stream()
                                        .map(seen -> Probes.json(seen, call))
                                        .toList())
                        .with(
                                "lines",
                                sheet.lines().stream().map(StatusApi::line).toList())
                        .with(
                                "targets",
                                sheet.targets().stream()
                                        .map(target -> target(target, call))
                                        .toList())
                        .with("oldestPendingSeconds", sheet.oldestPendingSeconds())
                        .with("oldestWaitingSeconds", sheet.oldestWaitingSeconds())
                        .map());
    }

    private static Map<String, Object> line(Balance.Line line) {
        return new Fields()
                .with("channel", line.channel())
                .with("brand", line.brand())
                .with("inbox", line.inbox())
                .with("captured", line.captured())
                .with("opened", line.opened())
                .with("appended", line.appended())
                .with("duplicate", line.duplicate())
                .with("ignored", line.ignored())
                .with("parked", line.parked())
                .with("pending", line.pending())
                .with("holds", line.holds())
                .map();
    }

    private static Map<String, Object> target(Balance.Target target, Call call) {
        return new Fields()
                .with("target", target.target())
                .with("queued", target.queued())
                .with("delivered", target.delivered())
                .with("waiting", target.waiting())
                .with("unknown", target.unknown())
                .with("parked", target.parked())
                .with("holds", target.holds())
                .with("pausedFor", Reasons.json(Reasons.stored(target.pausedFor()), call.locale()))
                .map();
    }
}

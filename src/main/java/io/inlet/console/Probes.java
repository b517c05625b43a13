package io.inlet.console;

import java.util.List;
import java.util.TreeMap;

/** Liveness, readiness and metrics, for machines that watch. */
final class Probes {
    private final Health health;
    private final Metrics metrics;

    Probes(Health health, Metrics metrics) {
        this.health = health;
        this.metrics = metrics;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/health/live", Access.OPEN, call -> live()),
                Endpoint.get("/health/ready", Access.PROBE, this::ready),
                Endpoint.get("/metrics", Access.PROBE, call -> metrics()));
    }

    /** The process answers: nothing else is asked, so that no database outage makes an orchestrator restart it. */
    private static Answer live() {
        return json(200, new Fields().with("status", "up"));
    }

    private Answer ready(Call call) {
        Health.State state = health.look();
        Fields body = new Fields()
                .with("status", state.word())
                .with(
                        "parts",
                        state.all().stream().map(seen -> json(seen, call)).toList());
        return json(state.ready() ? 200 : 503, body);
    }

    static Object json(Health.Seen seen, Call call) {
        return new Fields()
                .with("name", seen.part().name())
                .with("up", seen.part().up())
                .with("vital", seen.part().vital())
                .with("since", seen.since().toString())
                .with("reason", Reasons.json(seen.part().detail(), call.locale()))
                .with(
                        "figures",
                        seen.part().figures().isEmpty()
                                ? null
                                : new TreeMap<>(seen.part().figures()))
                .map();
    }

    private Answer metrics() {
        return Answer.of(200, "text/plain; version=0.0.4; charset=utf-8", metrics.text());
    }

    private static Answer json(int status, Fields body) {
        return Answer.of(status, "application/json", Json.bytes(body.map()));
    }
}

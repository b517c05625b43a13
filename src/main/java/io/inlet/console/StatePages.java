package io.inlet.console;

import io.inlet.account.Role;
import io.inlet.dispatch.Outbox;
import io.inlet.message.Pause;
import io.inlet.message.Reason;
import io.inlet.ticket.Balance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What works and what does not: the first page, channels with their counters, targets, about. */
final class StatePages {
    /** Where channels are shown that brought nothing yet. */
    private static final String ELSEWHERE = "";

    private final Views views;
    private final PausePages pauses;
    private final Balance balance;
    private final Outbox outbox;
    private final String version;

    StatePages(Views views, PausePages pauses, Balance balance, Outbox outbox, String version) {
        this.views = views;
        this.pauses = pauses;
        this.balance = balance;
        this.outbox = outbox;
        this.version = version;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/", Access.OPEN, call -> Answer.redirect("/console/")),
                Endpoint.get("/console/", Access.page(Role.VIEWER), call -> views.show(call, "overview", Map.of())),
                // after the page: the router takes both for this one without its slash
                Endpoint.get("/console", Access.OPEN, call -> Answer.redirect("/console/")),
                Endpoint.get("/console/channels", Access.page(Role.VIEWER), this::channels),
                Endpoint.get("/console/targets", Access.page(Role.VIEWER), this::targets),
                Endpoint.post("/console/targets/:name/resume", Access.page(Role.OPERATOR), this::resume),
                Endpoint.post("/console/targets/:name/release", Access.page(Role.OPERATOR), this::release),
                Endpoint.get("/console/about", Access.page(Role.VIEWER), this::about));
    }

    private Answer channels(Call call) {
        Map<String, List<Balance.Line>> channels = new TreeMap<>();
        for (Balance.Line line : balance.read().lines()) {
            channels.computeIfAbsent(line.channel(), name -> new ArrayList<>()).add(line);
        }
        Map<String, Balance.Line> sums = new LinkedHashMap<>();
        channels.forEach(
                (channel, lines) -> sums.put(channel, lines.stream().reduce(nothing(channel), StatePages::sum)));
        Map<String, List<Standing>> standings = pauses.standings().values().stream()
                .filter(standing -> standing.what().startsWith(Pause.CHANNEL))
                .collect(Collectors.groupingBy(
                        standing -> channels.containsKey(standing.channel()) ? standing.channel() : ELSEWHERE));
        return views.show(call, "channels", Map.of("channels", channels, "sums", sums, "standings", standings));
    }

    private static Balance.Line nothing(String channel) {
        return new Balance.Line(channel, "", "", 0, 0, 0, 0, 0, 0, 0);
    }

    private static Balance.Line sum(Balance.Line left, Balance.Line right) {
        return new Balance.Line(
                left.channel(),
                "",
                "",
                left.captured() + right.captured(),
                left.opened() + right.opened(),
                left.appended() + right.appended(),
                left.duplicate() + right.duplicate(),
                left.ignored() + right.ignored(),
                left.parked() + right.parked(),
                left.pending() + right.pending());
    }

    private Answer targets(Call call) {
        List<Balance.Target> targets = balance.read().targets();
        Map<String, Reason> paused = new TreeMap<>();
        targets.stream()
                .filter(target -> target.pausedFor() != null)
                .forEach(target -> paused.put(
                        target.target(), outbox.paused(target.target()).orElse(Reasons.stored(target.pausedFor()))));
        Map<String, Standing> standings = pauses.standings();
        Set<String> known =
                targets.stream().map(target -> Pause.TARGET + target.target()).collect(Collectors.toSet());
        List<Standing> further = standings.values().stream()
                .filter(standing -> standing.what().startsWith(Pause.TARGET) && !known.contains(standing.what()))
                .toList();
        return views.show(
                call,
                "targets",
                Map.of("targets", targets, "paused", paused, "standings", standings, "further", further));
    }

    private Answer resume(Call call) {
        String name = call.parameter("name");
        boolean known = balance.read().targets().stream()
                .anyMatch(target -> target.target().equals(name));
        if (!known || outbox.paused(name).isEmpty()) {
            return views.page(call, 404, "wrong.target");
        }
        outbox.resume(name);
        return Answer.redirect("/console/targets?done=resumed");
    }

    /** What was refused for good is tried once more: the desk was mended, or its rules were. */
    private Answer release(Call call) {
        boolean released = outbox.release(call.parameter("name")) > 0;
        return released
                ? Answer.redirect("/console/targets?done=sent-again")
                : views.page(call, 404, "wrong.target-parked");
    }

    private Answer about(Call call) {
        Properties system = System.getProperties();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("about.version", version);
        facts.put("about.java", system.getProperty("java.version") + ", " + system.getProperty("java.vendor"));
        facts.put(
                "about.system",
                system.getProperty("os.name") + " " + system.getProperty("os.version") + ", "
                        + system.getProperty("os.arch"));
        facts.put("about.memory", Numbers.size(Runtime.getRuntime().maxMemory(), call.locale()));
        return views.show(call, "about", Map.of("facts", facts));
    }
}

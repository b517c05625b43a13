package io.inlet.console;

import io.inlet.account.Role;
import io.inlet.message.Header;
import io.inlet.settings.Texts;
import io.inlet.ticket.ParkedQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What could not be understood: listed, released, discarded. */
final class ParkedApi {
    private static final int PAGE = 50;
    private static final int MOST = 200;
    private static final int LONGEST_WHY = 500;

    private final ParkedQueue parked;

    ParkedApi(ParkedQueue parked) {
        this.parked = parked;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/api/v1/parked", Access.api(Role.VIEWER), this::list),
                Endpoint.get("/api/v1/parked/:id", Access.api(Role.VIEWER), this::show),
                Endpoint.post("/api/v1/parked/:id/release", Access.api(Role.OPERATOR), this::release),
                Endpoint.post("/api/v1/parked/:id/discard", Access.api(Role.OPERATOR), this::discard));
    }

    private Answer list(Call call) {
        Optional<String> after = call.asked("after");
        String limit = call.asked("limit").orElse(String.valueOf(PAGE));
        boolean wrongLimit =
                !limit.matches("[0-9]{1,3}") || Integer.parseInt(limit) < 1 || Integer.parseInt(limit) > MOST;
        boolean wrongAfter = after.isPresent() && !after.get().matches("[0-9a-fA-F-]{36}");
        if (wrongLimit || wrongAfter) {
            Texts texts = Texts.of("console", call.locale());
            ArrayList<Problems.Wrong> wrong = new ArrayList<>();
            if (wrongLimit) {
                wrong.add(new Problems.Wrong("limit", texts.get("parameter.limit", MOST)));
            }
            if (wrongAfter) {
                wrong.add(new Problems.Wrong("after", texts.get("parameter.after")));
            }
            return Problems.of(call.locale(), 400, wrong, "wrong.parameters");
        }
        int most = Integer.parseInt(limit);
        List<ParkedQueue.Entry> entries =
                parked.list(after.map(UUID::fromString).orElse(null), most);
        String next = entries.size() < most
                ? null
                : entries.get(entries.size() - 1).raw().id().toString();
        return Json.answer(
                call,
                new Fields()
                        .with(
                                "parked",
                                entries.stream()
                                        .map(entry -> json(entry, call).map())
                                        .toList())
                        .with("next", next)
                        .map());
    }

    private Answer show(Call call) {
        return call.id("id")
                .flatMap(parked::find)
                .map(entry -> Json.answer(
                        call,
                        json(entry, call)
                                .with("headers", headers(entry))
                                .with("detail", entry.detail())
                                .map()))
                .orElseGet(() -> missing(call));
    }

    private Answer release(Call call) {
        boolean done = call.id("id")
                .map(id -> parked.release(id, call.principal().actor()))
                .orElse(false);
        return done ? Answer.empty(204) : missing(call);
    }

    private Answer discard(Call call) {
        String why = Json.text(call.body(), "why").orElse("");
        if (why.isEmpty() || why.length() > LONGEST_WHY) {
            return Problems.of(call.locale(), 400, "wrong.why", LONGEST_WHY);
        }
        boolean done = call.id("id")
                .map(id -> parked.discard(id, call.principal().actor(), why))
                .orElse(false);
        return done ? Answer.empty(204) : missing(call);
    }

    private static Fields json(ParkedQueue.Entry entry, Call call) {
        return new Fields()
                .with("id", entry.raw().id().toString())
                .with("channel", entry.raw().channel())
                .with("provider", entry.raw().provider())
                .with("brand", entry.raw().brand())
                .with("inbox", entry.raw().inbox())
                .with("sourceKey", entry.raw().sourceKey())
                .with("mediaType", entry.raw().mediaType())
                .with("size", entry.raw().size())
                .with("receivedAt", entry.raw().receivedAt().toString())
                .with("parkedAt", entry.parkedAt().toString())
                .with("attempts", entry.attempts())
                .with("reason", Reasons.json(entry.reason(), call.locale()))
                .with("raw", "/api/v1/raw/" + entry.raw().id());
    }

    private static List<Map<String, Object>> headers(ParkedQueue.Entry entry) {
        return entry.raw().headers().stream()
                .map((Header header) -> new Fields()
                        .with("name", header.name())
                        .with("value", header.value())
                        .map())
                .toList();
    }

    private static Answer missing(Call call) {
        return Problems.of(call.locale(), 404, "wrong.parked");
    }
}

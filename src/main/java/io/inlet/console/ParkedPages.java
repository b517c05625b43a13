package io.inlet.console;

import io.inlet.account.Role;
import io.inlet.ticket.ParkedQueue;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Parked messages: looked at, released, discarded. */
final class ParkedPages {
    private static final int PAGE = 50;
    private static final int PREVIEW = 8 << 10;
    private static final int LONGEST_WHY = 500;

    private final Views views;
    private final ParkedQueue parked;

    ParkedPages(Views views, ParkedQueue parked) {
        this.views = views;
        this.parked = parked;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/console/parked", Access.page(Role.VIEWER), this::list),
                Endpoint.get("/console/parked/:id", Access.page(Role.VIEWER), call -> show(call, 200, "")),
                Endpoint.get("/console/parked/:id/raw", Access.page(Role.OPERATOR), this::raw),
                Endpoint.post("/console/parked/:id/release", Access.page(Role.OPERATOR), this::release),
                Endpoint.post("/console/parked/:id/discard", Access.page(Role.OPERATOR), this::discard));
    }

    private Answer list(Call call) {
        UUID after = call.asked("after")
                .filter(text -> text.matches("[0-9a-fA-F-]{36}"))
                .map(UUID::fromString)
                .orElse(null);
        List<ParkedQueue.Entry> entries = parked.list(after, PAGE + 1);
        boolean more = entries.size() > PAGE;
        List<ParkedQueue.Entry> shown = more ? entries.subList(0, PAGE) : entries;
        String next =
                more ? "/console/parked?after=" + shown.get(PAGE - 1).raw().id() : "";
        return views.show(call, "parked", Map.of("entries", shown, "nextHref", next, "first", after == null));
    }

    private Answer show(Call call, int status, String wrong) throws IOException {
        Optional<ParkedQueue.Entry> entry = find(call);
        if (entry.isEmpty()) {
            return views.page(call, 404, "wrong.parked");
        }
        Map<String, Object> model = new HashMap<>();
        model.put("entry", entry.get());
        model.put("wrong", wrong);
        model.put("most", LONGEST_WHY);
        try (InputStream bytes = entry.get().raw().content().open()) {
            byte[] begin = bytes.readNBytes(PREVIEW);
            model.put("preview", Preview.text(begin));
            model.put("cut", bytes.read() >= 0);
        }
        return views.show(call, status, "parked-message", model);
    }

    private Answer raw(Call call) {
        return find(call)
                .map(entry -> Downloads.raw(entry.raw().id(), entry.raw().content()))
                .orElseGet(() -> views.page(call, 404, "wrong.parked"));
    }

    private Answer release(Call call) {
        boolean done = call.id("id")
                .map(id -> parked.release(id, call.principal().actor()))
                .orElse(false);
        return done ? Answer.redirect("/console/parked?done=released") : views.page(call, 404, "wrong.parked");
    }

    private Answer discard(Call call) throws IOException {
        String why = call.field("why");
        if (why.isEmpty() || why.length() > LONGEST_WHY) {
            return show(call, 400, views.text(call, "wrong.why", String.valueOf(LONGEST_WHY)));
        }
        boolean done = call.id("id")
                .map(id -> parked.discard(id, call.principal().actor(), why))
                .orElse(false);
        return done ? Answer.redirect("/console/parked?done=discarded") : views.page(call, 404, "wrong.parked");
    }

    private Optional<ParkedQueue.Entry> find(Call call) {
        return call.id("id").flatMap(parked::find);
    }
}

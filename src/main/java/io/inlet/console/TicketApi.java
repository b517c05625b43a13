package io.inlet.console;

import io.inlet.account.Role;
import io.inlet.ticket.TicketNumber;
import io.inlet.ticket.Tickets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Searching and reading tickets, their files and the bytes they came from. */
final class TicketApi {
    private static final int PAGE = 50;

    private final Tickets tickets;
    private final Downloads downloads;

    TicketApi(Tickets tickets, Downloads downloads) {
        this.tickets = tickets;
        this.downloads = downloads;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/api/v1/tickets", Access.api(Role.VIEWER), this::search),
                Endpoint.get("/api/v1/tickets/:number", Access.api(Role.VIEWER), this::show),
                Endpoint.get(
                        "/api/v1/attachments/:id",
                        Access.api(Role.VIEWER),
                        call -> file(call, call.id("id").flatMap(downloads::attachment))),
                Endpoint.get(
                        "/api/v1/raw/:id",
                        Access.api(Role.OPERATOR),
                        call -> file(call, call.id("id").flatMap(downloads::raw))));
    }

    private Answer search(Call call) {
        TicketSearch search = new TicketSearch(call, PAGE);
        if (!search.wrong().isEmpty()) {
            return Problems.of(call.locale(), 400, search.wrong(), "wrong.parameters");
        }
        Tickets.Page page = tickets.search(search.query());
        return Json.answer(
                call,
                new Fields()
                        .with(
                                "tickets",
                                page.tickets().stream().map(TicketJson::summary).toList())
                        .with("next", page.next())
                        .map());
    }

    private Answer show(Call call) {
        return find(tickets, call)
                .map(details -> Json.answer(call, TicketJson.details(details, call.locale())))
                .orElseGet(() -> Problems.of(call.locale(), 404, "wrong.ticket"));
    }

    /** By number as people write it, or by id. */
    static Optional<Tickets.Details> find(Tickets tickets, Call call) {
        Optional<UUID> id = call.parameter("number").length() == 36 ? call.id("number") : Optional.empty();
        return id.isPresent()
                ? tickets.find(id.get())
                : TicketNumber.parse(call.parameter("number")).flatMap(tickets::find);
    }

    private static Answer file(Call call, Optional<Answer> found) {
        return found.orElseGet(() -> Problems.of(call.locale(), 404, "wrong.file"));
    }
}

package io.inlet.console;

import io.inlet.account.Role;
import io.inlet.settings.Texts;
import io.inlet.ticket.Article;
import io.inlet.ticket.Priority;
import io.inlet.ticket.Status;
import io.inlet.ticket.TicketNumber;
import io.inlet.ticket.Tickets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Tickets: found, listed, read. */
final class TicketPages {
    private static final int PAGE = 50;
    private static final List<String> FILTERS =
            List.of("q", "status", "priority", "channel", "inbox", "brand", "email");

    private final Views views;
    private final Tickets tickets;
    private final Downloads downloads;
    private final MailFrame frame;

    TicketPages(Views views, Tickets tickets, Downloads downloads) {
        this.views = views;
        this.tickets = tickets;
        this.downloads = downloads;
        this.frame = new MailFrame(tickets);
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/console/tickets", Access.page(Role.VIEWER), this::list),
                Endpoint.get("/console/tickets/:number", Access.page(Role.VIEWER), this::show),
                Endpoint.get("/console/tickets/:number/html/:article", Access.page(Role.VIEWER), this::html),
                Endpoint.get(
                        "/console/attachments/:id",
                        Access.page(Role.VIEWER),
                        call -> file(call, call.id("id").flatMap(downloads::attachment))),
                Endpoint.get(
                        "/console/raw/:id",
                        Access.page(Role.OPERATOR),
                        call -> file(call, call.id("id").flatMap(downloads::raw))));
    }

    private Answer list(Call call) {
        Optional<TicketNumber> number = call.asked("q").flatMap(TicketNumber::parse);
        if (number.isPresent() && tickets.find(number.get()).isPresent()) {
            return Answer.redirect("/console/tickets/" + number.get().text());
        }
        TicketSearch search = new TicketSearch(call, PAGE);
        Tickets.Page page =
                search.wrong().isEmpty() ? tickets.search(search.query()) : new Tickets.Page(List.of(), null);
        Map<String, Object> model = new HashMap<>();
        Map<String, String> asked = new HashMap<>();
        FILTERS.forEach(name -> asked.put(name, call.asked(name).orElse("")));
        model.put("asked", asked);
        model.put("filtered", asked.values().stream().anyMatch(value -> !value.isEmpty()));
        model.put("wrong", search.wrong());
        model.put("tickets", page.tickets());
        model.put("first", call.asked("after").isEmpty());
        model.put("firstHref", "/console/tickets" + filters(call));
        model.put("nextHref", page.next() == null ? "" : next(call, page.next()));
        model.put("statuses", List.of(Status.values()));
        model.put("priorities", List.of(Priority.values()));
        return views.show(call, search.wrong().isEmpty() ? 200 : 400, "tickets", model);
    }

    private static String filters(Call call) {
        String filters = FILTERS.stream()
                .filter(name -> call.asked(name).isPresent())
                .map(name -> name + "=" + Views.encoded(call.asked(name).orElse("")))
                .collect(Collectors.joining("&"));
        return filters.isEmpty() ? "" : "?" + filters;
    }

    private static String next(Call call, String after) {
        String filters = filters(call);
        return "/console/tickets" + (filters.isEmpty() ? "?" : filters + "&") + "after=" + Views.encoded(after);
    }

    private Answer show(Call call) {
        Optional<Tickets.Details> found = TicketApi.find(tickets, call);
        if (found.isEmpty()) {
            return views.page(call, 404, "wrong.ticket");
        }
        Tickets.Details details = found.get();
        Map<String, Object> model = new HashMap<>();
        model.put("ticket", details.ticket());
        model.put("contact", details.contact().orElse(null));
        model.put("articles", ArticleView.of(details));
        model.put("history", details.history());
        model.put("targets", details.targets());
        return views.show(call, "ticket", model);
    }

    private Answer html(Call call) {
        Optional<UUID> id = call.id("article");
        return TicketApi.find(tickets, call).stream()
                .flatMap(details -> details.articles().stream())
                .filter(article ->
                        article.html() != null && id.isPresent() && article.id().equals(id.get()))
                .findFirst()
                .map((Article article) -> frame.show(article, Texts.of("console", call.locale())))
                .orElseGet(() -> views.page(call, 404, "wrong.file"));
    }

    private Answer file(Call call, Optional<Answer> found) {
        return found.orElseGet(() -> views.page(call, 404, "wrong.file"));
    }
}

package io.inlet;

import io.inlet.ticket.Article;
import io.inlet.ticket.Direction;
import io.inlet.ticket.Ticket;
import io.inlet.ticket.Tickets;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** The stored tickets, as a test asks for them; the newest 200. */
final class Stored {
    private static final Tickets.Query ALL = new Tickets.Query(null, null, null, null, null, null, null, null, 200);

    private final Tickets tickets;

    Stored(Tickets tickets) {
        this.tickets = tickets;
    }

    List<Ticket> tickets() {
        return tickets(any -> true);
    }

    List<Ticket> tickets(Predicate<Ticket> wanted) {
        return tickets.search(ALL).tickets().stream().filter(wanted).toList();
    }

    /** The newest such ticket, as soon as there is one; the database may be on its way back. */
    Ticket await(Predicate<Ticket> wanted) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> !tickets(wanted)
                .isEmpty());
        return tickets(wanted).get(0);
    }

    Tickets.Details details(Ticket ticket) {
        return tickets.find(ticket.id()).orElseThrow();
    }

    List<Article> articles(Ticket ticket, Direction direction) {
        return details(ticket).articles().stream()
                .filter(article -> article.direction() == direction)
                .toList();
    }
}

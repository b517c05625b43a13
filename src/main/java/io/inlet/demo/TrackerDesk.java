package io.inlet.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** A book of tickets that outlives a kill: each order is on disk before it is carried out. Thread-safe. */
final class TrackerDesk implements AutoCloseable {
    private final TrackerBook book = new TrackerBook();
    private final LineLog log;
    private final Clock clock;

    TrackerDesk(Path file, Clock clock) throws IOException {
        this.clock = clock;
        log = new LineLog(file);
        log.found().forEach(line -> book.carryOut(TrackerOrder.ofLine(line)));
    }

    synchronized TrackerTicket create(String who, JsonNode words) {
        return book.ticket(order(TrackerOrder.Kind.CREATE, who, 0, words).get(0).ticket());
    }

    /** What changed. */
    synchronized List<TrackerTransaction> update(String who, long ticket, JsonNode words) {
        return order(TrackerOrder.Kind.UPDATE, who, ticket, words);
    }

    /** Correspondence or a comment; the transaction that holds it. */
    synchronized TrackerTransaction say(TrackerOrder.Kind kind, String who, long ticket, JsonNode words) {
        return order(kind, who, ticket, words).get(0);
    }

    synchronized Optional<TrackerTicket> ticket(long id) {
        return Optional.ofNullable(book.ticket(id));
    }

    synchronized List<TrackerTicket> tickets() {
        return book.tickets();
    }

    /** Of all tickets, oldest first. */
    synchronized List<TrackerTransaction> transactions() {
        return book.transactions();
    }

    @Override
    public void close() {
        log.close();
    }

    private List<TrackerTransaction> order(TrackerOrder.Kind kind, String who, long ticket, JsonNode words) {
        TrackerOrder order =
                new TrackerOrder(kind, who, clock.instant().truncatedTo(ChronoUnit.SECONDS), ticket, words);
        log.add(order.line());
        return book.carryOut(order);
    }
}

package io.inlet.dispatch.rt;

import com.fasterxml.jackson.databind.JsonNode;
import io.inlet.dispatch.Feedback;
import io.inlet.dispatch.FeedbackReader.NotToldException;
import io.inlet.message.Reason;
import io.inlet.ticket.Status;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** One round's view of the desk: each ticket is asked for once. */
final class Desk {
    private final Asking asking;
    private final RequestTrackerOptions options;
    private final Map<String, Optional<Ours>> tickets = new HashMap<>();

    /** A ticket that keeps an id of ours, and the names of those it is for. */
    private record Ours(UUID id, Set<String> requestors) {}

    Desk(Asking asking, RequestTrackerOptions options) {
        this.asking = asking;
        this.options = options;
    }

    /** Empty for tickets that are not ours, and for what tells nothing. */
    Optional<Feedback> event(JsonNode transaction) throws NotToldException {
        String key = transaction.path("ObjectId").asText("");
        Optional<Ours> ticket = key.matches("[1-9][0-9]{0,17}") ? ticket(key) : Optional.empty();
        if (ticket.isEmpty()) {
            return Optional.empty();
        }
        String author = transaction.path("Creator").path("id").asText("");
        String event = Told.id(transaction).orElse("0");
        boolean spoke = transaction.path("Type").asText().equals("Correspond")
                && !ticket.get().requestors().contains(author);
        String said = spoke ? new Spoken(asking).in(event) : null;
        Status status = transaction.path("Type").asText().equals("Status")
                ? options.statuses().get(transaction.path("NewValue").asText("").toLowerCase(Locale.ROOT))
                : null;
        return said == null && status == null
                ? Optional.empty()
                : Optional.of(new Feedback(event, ticket.get().id(), key, created(transaction), author, status, said));
    }

    private Optional<Ours> ticket(String key) throws NotToldException {
        if (!tickets.containsKey(key)) {
            tickets.put(key, asking.find("/ticket/" + key, Map.of()).flatMap(told -> ours(told.root())));
        }
        return tickets.get(key);
    }

    private Optional<Ours> ours(JsonNode ticket) {
        Set<String> names = new TreeSet<>();
        ticket.path("Requestor").forEach(user -> names.add(user.path("id").asText()));
        return Told.field(ticket, options.externalIdField()).stream()
                .flatMap(value -> uuid(value).stream())
                .findFirst()
                .map(id -> new Ours(id, names));
    }

    private static Optional<UUID> uuid(String value) {
        try {
            return Optional.of(UUID.fromString(value.strip()));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    private static Instant created(JsonNode transaction) throws NotToldException {
        try {
            return Instant.parse(transaction.path("Created").asText(""));
        } catch (DateTimeParseException unreadable) {
            throw new NotToldException(Reason.of("target-answer-unreadable", "200"));
        }
    }
}

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

/** One round's view of the desk: each ticket and each author is asked for once. */
final class Desk {
    private static final String NUMBER = "[1-9][0-9]{0,17}";

    private final Asking asking;
    private final RequestTrackerOptions options;
    private final Map<String, Optional<Ours>> tickets = new HashMap<>();
    private final Map<String, Boolean> staff = new HashMap<>();

    /** A ticket that keeps an id of ours, the names of those it is for, and what it is by now. */
    private record Ours(UUID id, Set<String> requestors, String status) {}

    Desk(Asking asking, RequestTrackerOptions options) {
        this.asking = asking;
        this.options = options;
    }

    /** Empty for tickets that are not ours, and for what tells nothing. */
    Optional<Feedback> event(JsonNode transaction) throws NotToldException {
        Optional<Ours> ticket = ticket(key(transaction));
        if (ticket.isEmpty()) {
            return Optional.empty();
        }
        String type = transaction.path("Type").asText();
        String author = author(transaction);
        Spoken.Words words = Spoken.Words.NONE;
        if (type.equals("Correspond") && !ticket.get().requestors().contains(author) && isStaff(transaction)) {
            words = new Spoken(asking).in(number(transaction));
        }
        Status status = type.equals("Status") ? status(transaction, ticket.get()) : null;
        return words.equals(Spoken.Words.NONE) && status == null
                ? Optional.empty()
                : Optional.of(new Feedback(
                        number(transaction),
                        ticket.get().id(),
                        key(transaction),
                        created(transaction),
                        author,
                        status,
                        words.said(),
                        words.missing()));
    }

    /** Null where it means nothing here, and where the ticket has gone on since, perhaps by ourselves: what it is by now is told later. */
    private Status status(JsonNode transaction, Ours ticket) {
        String word = transaction.path("NewValue").asText("");
        boolean past = !ticket.status().isEmpty() && !ticket.status().equalsIgnoreCase(word);
        return past ? null : options.statuses().get(word.toLowerCase(Locale.ROOT));
    }

    /** What is known of an event without asking. */
    Feedback lost(JsonNode transaction, Reason why) {
        UUID ticket = tickets.getOrDefault(key(transaction), Optional.empty())
                .map(Ours::id)
                .orElse(null);
        return new Feedback(
                number(transaction),
                ticket,
                key(transaction),
                created(transaction),
                author(transaction),
                null,
                null,
                why);
    }

    private Optional<Ours> ticket(String key) throws NotToldException {
        if (!tickets.containsKey(key)) {
            Optional<Told> told = key.matches(NUMBER) ? asking.find("/ticket/" + key, Map.of()) : Optional.empty();
            tickets.put(key, told.flatMap(found -> ours(found.root())));
        }
        return tickets.get(key);
    }

    private Optional<Ours> ours(JsonNode ticket) {
        Set<String> names = new TreeSet<>();
        ticket.path("Requestor").forEach(user -> names.add(user.path("id").asText()));
        return Told.field(ticket, options.externalIdField()).stream()
                .flatMap(value -> uuid(value).stream())
                .findFirst()
                .map(id -> new Ours(id, names, ticket.path("Status").asText("")));
    }

    private static Optional<UUID> uuid(String value) {
        try {
            return Optional.of(UUID.fromString(value.strip()));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    /**
     * Customers who write to RT by mail get a user there too, an unprivileged one. They are asked for by number: names may be addresses.
     */
    private boolean isStaff(JsonNode transaction) throws NotToldException {
        String id = transaction.path("Creator").path("id").asText("");
        if (!staff.containsKey(id)) {
            if (!id.matches(NUMBER)) {
                throw new UnclearException(Reason.of("target-answer-unreadable", "200"));
            }
            JsonNode user = asking.find("/user/" + id, Map.of())
                    .map(Told::root)
                    .orElseThrow(() -> new NotToldException(Reason.of("rt-unprivileged")));
            staff.put(id, user.path("Privileged").asInt() != 0);
        }
        return staff.get(id);
    }

    private static String key(JsonNode transaction) {
        return transaction.path("ObjectId").asText("");
    }

    private static String number(JsonNode transaction) {
        return Told.id(transaction).orElse("0");
    }

    private static String author(JsonNode transaction) {
        return transaction.path("Creator").path("Name").asText("");
    }

    /** A time that cannot be read is no reason to lose what happened then. */
    private static Instant created(JsonNode transaction) {
        try {
            return Instant.parse(transaction.path("Created").asText(""));
        } catch (DateTimeParseException unreadable) {
            return Instant.EPOCH;
        }
    }
}

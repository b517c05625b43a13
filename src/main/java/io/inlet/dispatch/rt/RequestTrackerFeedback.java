package io.inlet.dispatch.rt;

import com.fasterxml.jackson.databind.JsonNode;
import io.inlet.dispatch.Feedback;
import io.inlet.dispatch.FeedbackReader;
import io.inlet.dispatch.TargetConfig;
import io.inlet.dispatch.Transport;
import io.inlet.message.Reason;
import io.inlet.ticket.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads what staff did in RT from its transactions: changes of status, and correspondence to the customer. What the gateway's own user
 * did is not asked for, so nothing of ours comes back; what the customer wrote to RT directly is no answer to the customer.
 */
public final class RequestTrackerFeedback implements FeedbackReader {
    /** So many lists of transactions a round; the rest is the next round's. */
    private static final int MOST_PAGES = 10;

    @Override
    public String type() {
        return RequestTrackerAdapter.TYPE;
    }

    @Override
    public Optional<Duration> interval(TargetConfig target) {
        return ((RequestTrackerOptions) target.options()).poll();
    }

    @Override
    public Round read(TargetConfig target, Optional<String> position, Transport transport) throws NotToldException {
        Asking asking = new Asking(target, transport);
        if (position.isEmpty()) {
            return new Round(List.of(), Heard.from(newest(asking)).text());
        }
        Heard heard = Heard.of(position.get());
        List<JsonNode> fresh = fresh(asking, heard);
        Desk desk = new Desk(asking, (RequestTrackerOptions) target.options());
        List<Feedback> events = new ArrayList<>();
        List<Long> numbers = new ArrayList<>();
        for (JsonNode transaction : fresh) {
            numbers.add(number(transaction));
            desk.event(transaction).ifPresent(events::add);
        }
        return new Round(events, heard.and(numbers).text());
    }

    private static long newest(Asking asking) throws NotToldException {
        Told told = asking.ask(
                "/transactions", Map.of("query", "id > 0", "orderby", "id", "order", "DESC", "per_page", "1"));
        return told.items().stream()
                .mapToLong(RequestTrackerFeedback::number)
                .max()
                .orElse(0);
    }

    private static List<JsonNode> fresh(Asking asking, Heard heard) throws NotToldException {
        List<JsonNode> fresh = new ArrayList<>();
        String query = "ObjectType = 'RT::Ticket' AND id > " + heard.floor()
                + " AND Creator != '__CurrentUser__' AND (Type = 'Status' OR Type = 'Correspond')";
        for (int page = 1; page <= MOST_PAGES; page++) {
            Told told = asking.ask(
                    "/transactions",
                    Map.of(
                            "query",
                            query,
                            "fields",
                            "Type,NewValue,Created,Creator,ObjectId",
                            "orderby",
                            "id",
                            "order",
                            "ASC",
                            "page",
                            Integer.toString(page),
                            "per_page",
                            Integer.toString(Requests.MOST_A_PAGE)));
            if (!told.isList()) {
                throw new NotToldException(Reason.of("target-answer-unreadable", "200"));
            }
            told.items().stream()
                    .filter(transaction -> !heard.has(number(transaction)))
                    .forEach(fresh::add);
            if (told.items().size() < Requests.MOST_A_PAGE) {
                break;
            }
        }
        return fresh;
    }

    private static long number(JsonNode transaction) {
        return Told.id(transaction).map(Long::parseLong).orElse(0L);
    }

    /** One round's view of the desk: each ticket is asked for once. */
    private static final class Desk {
        private final Asking asking;
        private final RequestTrackerOptions options;
        private final Map<String, Optional<Set<String>>> requestors = new HashMap<>();

        Desk(Asking asking, RequestTrackerOptions options) {
            this.asking = asking;
            this.options = options;
        }

        /** Empty for tickets that are not ours, and for what tells nothing. */
        Optional<Feedback> event(JsonNode transaction) throws NotToldException {
            String ticket = transaction.path("ObjectId").asText("");
            if (!ticket.matches("[1-9][0-9]{0,17}")) {
                return Optional.empty();
            }
            Optional<Set<String>> customers = requestors(ticket);
            if (customers.isEmpty()) {
                return Optional.empty();
            }
            String author = transaction.path("Creator").path("id").asText("");
            boolean spoke = transaction.path("Type").asText().equals("Correspond")
                    && !customers.get().contains(author);
            String id = Long.toString(number(transaction));
            String said = spoke ? new Spoken(asking).in(id) : null;
            Status status = transaction.path("Type").asText().equals("Status")
                    ? options.statuses()
                            .get(transaction.path("NewValue").asText("").toLowerCase(Locale.ROOT))
                    : null;
            return said == null && status == null
                    ? Optional.empty()
                    : Optional.of(new Feedback(id, ticket, created(transaction), author, status, said));
        }

        /** Who a ticket is of, if it keeps an id of ours. */
        private Optional<Set<String>> requestors(String ticket) throws NotToldException {
            if (!requestors.containsKey(ticket)) {
                requestors.put(ticket, ask(ticket));
            }
            return requestors.get(ticket);
        }

        private Optional<Set<String>> ask(String ticket) throws NotToldException {
            return asking.find("/ticket/" + ticket, Map.of())
                    .map(Told::root)
                    .filter(found ->
                            !Told.field(found, options.externalIdField()).isEmpty())
                    .map(found -> {
                        Set<String> names = new TreeSet<>();
                        found.path("Requestor")
                                .forEach(user -> names.add(user.path("id").asText()));
                        return names;
                    });
        }

        private static Instant created(JsonNode transaction) throws NotToldException {
            try {
                return Instant.parse(transaction.path("Created").asText(""));
            } catch (DateTimeParseException unreadable) {
                throw new NotToldException(Reason.of("target-answer-unreadable", "200"));
            }
        }
    }
}

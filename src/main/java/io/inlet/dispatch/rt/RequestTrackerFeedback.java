package io.inlet.dispatch.rt;

import com.fasterxml.jackson.databind.JsonNode;
import io.inlet.dispatch.Feedback;
import io.inlet.dispatch.FeedbackReader;
import io.inlet.dispatch.TargetConfig;
import io.inlet.dispatch.Transport;
import io.inlet.message.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
}

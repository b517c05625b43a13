package io.inlet.dispatch.rt;

import com.fasterxml.jackson.databind.JsonNode;
import io.inlet.dispatch.Feedback;
import io.inlet.dispatch.FeedbackReader;
import io.inlet.dispatch.TargetConfig;
import io.inlet.dispatch.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what staff did in RT from its transactions: changes of status, and correspondence to the customer. What the gateway's own user
 * did is not asked for, so nothing of ours comes back; what customers wrote to RT directly is no answer to a customer.
 */
public final class RequestTrackerFeedback implements FeedbackReader {
    /** So many lists of transactions a round; the rest is the next round's. */
    private static final int MOST_PAGES = 10;

    private static final String HEARD = "ObjectType = 'RT::Ticket' AND (Type = 'Status' OR Type = 'Correspond')";

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
            return new Round(List.of(), List.of(), Heard.from(newest(asking)).text());
        }
        Heard heard = Heard.of(position.get());
        List<JsonNode> fresh = fresh(asking, heard);
        Desk desk = new Desk(asking, (RequestTrackerOptions) target.options());
        List<Feedback> events = new ArrayList<>();
        List<Feedback> unread = new ArrayList<>();
        List<Long> numbers = new ArrayList<>();
        for (JsonNode transaction : fresh) {
            numbers.add(number(transaction));
            try {
                desk.event(transaction).ifPresent(events::add);
            } catch (UnclearException perhapsAway) {
                page(asking, HEARD + " AND id = " + number(transaction), "ASC", 1);
                unread.add(desk.lost(transaction, perhapsAway.why()));
            }
        }
        return new Round(events, unread, heard.and(numbers).text());
    }

    /** Where nothing may be seen there is no history either, and all that comes is told. */
    private static long newest(Asking asking) throws NotToldException {
        for (int page = 1; page <= MOST_PAGES; page++) {
            List<JsonNode> items = page(asking, HEARD, "DESC", page);
            if (!items.isEmpty()) {
                return number(items.get(0));
            }
        }
        return 0;
    }

    private static List<JsonNode> fresh(Asking asking, Heard heard) throws NotToldException {
        List<JsonNode> fresh = new ArrayList<>();
        String query = HEARD + " AND id > " + heard.floor() + " AND Creator != '__CurrentUser__'";
        for (int page = 1; page <= MOST_PAGES; page++) {
            List<JsonNode> items = page(asking, query, "ASC", page);
            if (items.isEmpty()) {
                break;
            }
            items.stream()
                    .filter(transaction -> !heard.has(number(transaction)))
                    .forEach(fresh::add);
        }
        return fresh;
    }

    /**
     * One page of a search. RT says how many there are only to its superusers, and takes what a user may not see out of a page that is
     * counted already ($UseSQLForACLChecks 0): a short page is not the last.
     */
    private static List<JsonNode> page(Asking asking, String query, String order, int page) throws NotToldException {
        Map<String, String> search = Map.of(
                "query",
                query,
                "fields",
                "Type,NewValue,Created,Creator,ObjectId",
                "fields[Creator]",
                "id,Name",
                "orderby",
                "id",
                "order",
                order,
                "page",
                Integer.toString(page),
                "per_page",
                Integer.toString(Requests.MOST_A_PAGE));
        return asking.list("/transactions", search);
    }

    private static long number(JsonNode transaction) {
        return Told.id(transaction).map(Long::parseLong).orElse(0L);
    }
}

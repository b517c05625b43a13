package io.inlet.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the tracker's stand-in answers to a reader. */
record TrackerReading(TrackerDesk desk, TrackerView view) {
    private static final Pattern TICKET = Pattern.compile("/ticket/(\\d{1,9})");
    private static final Pattern HISTORY = Pattern.compile("/ticket/(\\d{1,9})/history");
    private static final Pattern TRANSACTION = Pattern.compile("/transaction/(\\d{1,9})");
    private static final Pattern PARTS = Pattern.compile("/transaction/(\\d{1,9})/attachments");
    private static final Pattern USER = Pattern.compile("/user/(\\d{1,9})");
    private static final Pattern PART = Pattern.compile("/attachment/(\\d{1,9})");

    /**
     * Empty for what is not there.
     *
     * @throws IllegalArgumentException for a search that cannot be understood
     */
    Optional<ObjectNode> read(String path, Map<String, String> query) {
        return switch (path) {
            case "/queue/" + TrackerView.QUEUE, "/queue/" + TrackerView.QUEUE_ID -> Optional.of(view.queue());
            case "/queues" -> Optional.of(view.page(path, query, queues(query), queue -> queue));
            case "/tickets" -> Optional.of(view.page(path, query, tickets(query), view::ticket));
            case "/transactions" -> Optional.of(view.page(path, query, transactions(query), view::transaction));
            default -> one(path, query);
        };
    }

    /** The search is JSON here: fields with their values. */
    private List<ObjectNode> queues(Map<String, String> query) {
        return query.getOrDefault("query", "").contains("\"" + TrackerView.QUEUE + "\"")
                ? List.of(view.queue())
                : List.of();
    }

    private Optional<ObjectNode> one(String path, Map<String, String> query) {
        if (TICKET.matcher(path).matches()) {
            return desk.ticket(id(TICKET, path)).map(view::ticket);
        }
        if (HISTORY.matcher(path).matches()) {
            long ticket = id(HISTORY, path);
            List<TrackerTransaction> steps = desk.transactions().stream()
                    .filter(step -> step.ticket() == ticket)
                    .toList();
            return desk.ticket(ticket).map(found -> view.page(path, query, steps, view::transaction));
        }
        if (TRANSACTION.matcher(path).matches()) {
            return transaction(id(TRANSACTION, path)).map(view::transaction);
        }
        if (PARTS.matcher(path).matches()) {
            return transaction(id(PARTS, path)).map(step -> view.page(path, query, step.parts(), view::part));
        }
        if (USER.matcher(path).matches()) {
            return view.user(id(USER, path));
        }
        return PART.matcher(path).matches() ? part(id(PART, path)) : Optional.empty();
    }

    private Optional<TrackerTransaction> transaction(long id) {
        return desk.transactions().stream().filter(step -> step.id() == id).findFirst();
    }

    private Optional<ObjectNode> part(long id) {
        return desk.transactions().stream()
                .flatMap(step -> step.parts().stream())
                .filter(part -> part.id() == id)
                .findFirst()
                .map(view::part);
    }

    private List<TrackerTicket> tickets(Map<String, String> query) {
        Predicate<TrackerQuery.Fields> wanted = TrackerQuery.parse(query.getOrDefault("query", ""));
        Comparator<TrackerTicket> order = query.getOrDefault("orderby", "id").equals("LastUpdated")
                ? Comparator.comparing(TrackerTicket::updated).thenComparing(TrackerTicket::id)
                : Comparator.comparing(TrackerTicket::id);
        return desk.tickets().stream()
                .filter(ticket -> wanted.test(name -> TrackerFields.of(ticket, name)))
                .sorted(isDown(query) ? order.reversed() : order)
                .toList();
    }

    private List<TrackerTransaction> transactions(Map<String, String> query) {
        String words = query.getOrDefault("query", "").replace("__CurrentUser__", TrackerWriting.GATEWAY);
        Predicate<TrackerQuery.Fields> wanted = TrackerQuery.parse(words);
        Comparator<TrackerTransaction> order = Comparator.comparing(TrackerTransaction::id);
        return desk.transactions().stream()
                .filter(step -> wanted.test(name -> TrackerFields.of(step, name)))
                .sorted(isDown(query) ? order.reversed() : order)
                .toList();
    }

    private static boolean isDown(Map<String, String> query) {
        return query.getOrDefault("order", "ASC").equals("DESC");
    }

    private static long id(Pattern pattern, String path) {
        Matcher matcher = pattern.matcher(path);
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
    }
}

package io.inlet.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tickets and their history as Request Tracker 5 keeps them: a field that it does not know is left out without a word, a subject ends at
 * 200 bytes, correspondence opens. The same orders give the same book. Not thread-safe.
 */
final class TrackerBook {
    static final List<String> FIELDS = List.of("InletId", "InletNumber", "Channel");
    static final String SYSTEM = "RT_System";
    private static final int LONGEST_SUBJECT = 200;

    private final Map<Long, TrackerTicket> tickets = new LinkedHashMap<>();
    private final List<TrackerTransaction> transactions = new ArrayList<>();
    private long lastPart;

    TrackerTicket ticket(long id) {
        return tickets.get(id);
    }

    List<TrackerTicket> tickets() {
        return List.copyOf(tickets.values());
    }

    List<TrackerTransaction> transactions() {
        return List.copyOf(transactions);
    }

    /** The steps that it made; none when nothing changed. */
    List<TrackerTransaction> carryOut(TrackerOrder order) {
        int before = transactions.size();
        switch (order.kind()) {
            case CREATE -> create(order);
            case UPDATE -> change(order.ticket(), changed(order.ticket(), order.words()), order.who(), order.at());
            case CORRESPOND, COMMENT -> say(order);
        }
        return List.copyOf(transactions.subList(before, transactions.size()));
    }

    private void create(TrackerOrder order) {
        long id = tickets.size() + 1L;
        TrackerTicket empty =
                new TrackerTicket(id, "", "new", 0, List.of(), Map.of(), order.at(), order.at(), order.who());
        tickets.put(id, empty);
        tickets.put(id, changed(id, order.words()));
        said(id, order, "");
    }

    private void say(TrackerOrder order) {
        String subject = order.words().path("Subject").asText();
        said(order.ticket(), order, subject.isEmpty() ? "No Subject" : subject + "\n");
        TrackerTicket ticket = tickets.get(order.ticket());
        if (order.kind() == TrackerOrder.Kind.CORRESPOND && !ticket.status().equals("open")) {
            change(order.ticket(), ticket.withStatus("open"), SYSTEM, order.at());
        }
        change(order.ticket(), status(tickets.get(order.ticket()), order.words()), order.who(), order.at());
    }

    private TrackerTicket changed(long id, JsonNode words) {
        TrackerTicket ticket = status(tickets.get(id), words);
        if (words.has("Subject")) {
            ticket = ticket.withSubject(cut(words.get("Subject").asText().replaceAll("\\R", "")));
        }
        if (words.has("Priority")) {
            ticket = ticket.withPriority(words.get("Priority").asLong());
        }
        ticket = ticket.withRequestors(requestors(words.path("Requestor")));
        for (String field : FIELDS) {
            if (words.path("CustomFields").has(field)) {
                ticket = ticket.withField(
                        field, words.at("/CustomFields/" + field).asText());
            }
        }
        return ticket;
    }

    private static TrackerTicket status(TrackerTicket ticket, JsonNode words) {
        String status = words.path("Status").asText();
        return TrackerTicket.isStatus(status) ? ticket.withStatus(status) : ticket;
    }

    private static List<String> requestors(JsonNode words) {
        List<String> all = new ArrayList<>();
        words.forEach(each -> all.add(each.asText()));
        if (words.isTextual()) {
            all.add(words.asText());
        }
        return all;
    }

    private static String cut(String subject) {
        String cut = subject;
        while (cut.getBytes(StandardCharsets.UTF_8).length > LONGEST_SUBJECT) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut;
    }

    private void change(long id, TrackerTicket changed, String who, Instant at) {
        TrackerTicket old = tickets.put(id, changed);
        if (!old.equals(changed)) {
            tickets.put(id, changed.touched(at, who));
        }
        if (!old.status().equals(changed.status())) {
            step(id, "Status", "Status", old.status(), changed.status(), who, at);
        }
        if (!old.subject().equals(changed.subject())) {
            step(id, "Set", "Subject", old.subject(), changed.subject(), who, at);
        }
        if (old.priority() != changed.priority()) {
            step(id, "Set", "Priority", "" + old.priority(), "" + changed.priority(), who, at);
        }
    }

    private void step(
            long ticket, String type, String field, String oldValue, String newValue, String who, Instant at) {
        transactions.add(new TrackerTransaction(
                transactions.size() + 1L, ticket, type, field, oldValue, newValue, "", who, at, List.of()));
    }

    private void said(long ticket, TrackerOrder order, String data) {
        List<TrackerTransaction.Part> parts = new ArrayList<>();
        if (order.words().has("Content")) {
            String text = order.words().get("Content").asText();
            int size = text.getBytes(StandardCharsets.UTF_8).length;
            String mediaType = order.words().path("ContentType").asText("text/plain");
            parts.add(new TrackerTransaction.Part(++lastPart, "", mediaType, size, text));
        }
        for (JsonNode file : order.words().path("Files")) {
            parts.add(new TrackerTransaction.Part(
                    ++lastPart,
                    file.get("name").asText(),
                    file.get("type").asText(),
                    file.get("size").asLong(),
                    ""));
        }
        transactions.add(new TrackerTransaction(
                transactions.size() + 1L, ticket, order.kind().type, "", "", "", data, order.who(), order.at(), parts));
        tickets.put(ticket, tickets.get(ticket).touched(order.at(), order.who()));
    }
}

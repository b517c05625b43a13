package io.inlet.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the tracker's stand-in shows, in the shapes of REST 2.0. */
record TrackerView(URI api) {
    static final String QUEUE = "Support";
    static final int QUEUE_ID = 3;
    /** Who acts here; their numbers begin at 1. All are privileged. */
    private static final List<String> USERS = List.of(TrackerBook.SYSTEM, TrackerWriting.GATEWAY, TrackerStandIn.STAFF);

    private static final int LARGEST_PAGE = 100;
    private static final List<String> ALWAYS = List.of("id", "type", "_url");

    ObjectNode ticket(TrackerTicket ticket) {
        ObjectNode shown = reference("ticket", String.valueOf(ticket.id()))
                .put("id", ticket.id())
                .put("Subject", ticket.subject())
                .put("Status", ticket.status())
                .put("Priority", String.valueOf(ticket.priority()))
                .put("Created", ticket.created().toString())
                .put("LastUpdated", ticket.updated().toString());
        shown.set("Queue", reference("queue", String.valueOf(QUEUE_ID)));
        shown.set("Owner", reference("user", "Nobody"));
        shown.set("LastUpdatedBy", reference("user", ticket.updatedBy()));
        ticket.requestors().forEach(each -> shown.withArray("Requestor").add(reference("user", each)));
        for (String name : TrackerBook.FIELDS) {
            ObjectNode field = shown.withArray("CustomFields")
                    .addObject()
                    .put("id", fieldId(name))
                    .put("type", "customfield")
                    .put("name", name);
            if (ticket.fields().containsKey(name)) {
                field.withArray("values").add(ticket.fields().get(name));
            } else {
                field.putArray("values");
            }
        }
        return shown;
    }

    ObjectNode transaction(TrackerTransaction step) {
        ObjectNode shown = reference("transaction", String.valueOf(step.id()))
                .put("Type", step.type())
                .put("Field", step.field())
                .put("OldValue", step.oldValue())
                .put("NewValue", step.newValue())
                .put("Data", step.data())
                .put("ObjectType", "RT::Ticket")
                .put("ObjectId", String.valueOf(step.ticket()))
                .put("Created", step.created().toString());
        shown.set("Creator", reference("user", step.creator()));
        return shown;
    }

    ObjectNode part(TrackerTransaction.Part part) {
        return reference("attachment", String.valueOf(part.id()))
                .put("Filename", part.name())
                .put("ContentType", part.mediaType())
                .put("ContentLength", String.valueOf(part.size()))
                .put("Content", Base64.getEncoder().encodeToString(part.text().getBytes(StandardCharsets.UTF_8)));
    }

    ObjectNode queue() {
        ObjectNode queue = reference("queue", String.valueOf(QUEUE_ID))
                .put("Name", QUEUE)
                .put("Lifecycle", "default")
                .put("Disabled", "0");
        for (String name : TrackerBook.FIELDS) {
            queue.withArray("TicketCustomFields")
                    .addObject()
                    .put("id", fieldId(name))
                    .put("ref", "customfield")
                    .put("type", "customfield")
                    .put("name", name);
        }
        queue.withArray("_hyperlinks").addObject().put("ref", "create").put("type", "ticket");
        return queue;
    }

    /** By number; empty for nobody. */
    Optional<ObjectNode> user(long number) {
        return number < 1 || number > USERS.size()
                ? Optional.empty()
                : Optional.of(reference("user", USERS.get((int) number - 1))
                        .put("id", number)
                        .put("Name", USERS.get((int) number - 1))
                        .put("Privileged", 1));
    }

    ObjectNode reference(String type, String id) {
        return LocalCall.JSON
                .createObjectNode()
                .put("id", id)
                .put("type", type)
                .put("_url", api + "/" + type + "/" + id);
    }

    /** One page of found things, with the fields that were asked for; {@code path} is where the next page is. */
    <T> ObjectNode page(String path, Map<String, String> query, List<T> found, Function<T, ObjectNode> shown) {
        int size = Math.min(LARGEST_PAGE, number(query.get("per_page"), 20));
        int page = number(query.get("page"), 1);
        List<String> fields = List.of(query.getOrDefault("fields", "").split(","));
        List<T> items = found.stream().skip((page - 1L) * size).limit(size).toList();
        ObjectNode answer = LocalCall.JSON
                .createObjectNode()
                .put("page", page)
                .put("per_page", size)
                .put("count", items.size())
                .put("total", found.size())
                .put("pages", (found.size() + size - 1) / size);
        answer.putArray("items")
                .addAll(items.stream()
                        .map(shown)
                        .map(each -> only(fields, each))
                        .map(each -> query.containsKey("fields[Creator]") ? withCreator(each) : each)
                        .toList());
        if ((long) page * size < found.size()) {
            answer.put("next_page", api + path + "?" + encoded(query, page + 1));
        }
        return answer;
    }

    /** With number and name of the one who did it, as they are asked for. */
    private static ObjectNode withCreator(ObjectNode shown) {
        String name = shown.at("/Creator/id").asText();
        shown.putObject("Creator")
                .put("type", "user")
                .put("id", 1 + USERS.indexOf(name))
                .put("Name", name);
        return shown;
    }

    private static ObjectNode only(List<String> fields, ObjectNode whole) {
        ObjectNode shown = whole.deepCopy();
        shown.retain(Stream.concat(ALWAYS.stream(), fields.stream()).toList());
        return shown;
    }

    private static String encoded(Map<String, String> query, int page) {
        return query.entrySet().stream()
                        .filter(each -> !each.getKey().equals("page"))
                        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"))
                + "&page=" + page;
    }

    private static int number(String text, int otherwise) {
        return text != null && text.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(text) : otherwise;
    }

    private static String fieldId(String name) {
        return String.valueOf(2 + TrackerBook.FIELDS.indexOf(name));
    }
}

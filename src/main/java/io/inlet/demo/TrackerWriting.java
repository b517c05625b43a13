package io.inlet.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the tracker's stand-in does for a caller with its token. The answer to the order that makes ticket 3 is lost. */
record TrackerWriting(TrackerDesk desk, TrackerView view) {
    /** {@code location} null for none. */
    record Result(int status, String location, JsonNode json) {}

    static final String GATEWAY = "gateway";
    private static final long LOSES = 3;
    private static final String PREFIX = "/REST/2.0";
    private static final Pattern TICKET = Pattern.compile("/ticket/(\\d{1,9})(/correspond|/comment|)");

    /** Null for an answer that is lost. */
    Result write(String path, ObjectNode words) {
        Matcher ticket = TICKET.matcher(path);
        if (path.equals("/ticket")) {
            return create(words);
        }
        if (!ticket.matches()) {
            return refused(404, "Not Found");
        }
        long id = Long.parseLong(ticket.group(1));
        return ticket.group(2).isEmpty()
                ? update(id, words)
                : say(id, ticket.group(2).equals("/correspond"), words);
    }

    static Result refused(int status, String message) {
        return new Result(status, null, LocalCall.JSON.createObjectNode().put("message", message));
    }

    private Result create(ObjectNode words) {
        String queue = words.path("Queue").asText();
        if (queue.isEmpty()) {
            return refused(400, "Could not create ticket. Queue not set");
        }
        if (!queue.equals(TrackerView.QUEUE)) {
            return refused(403, "No permission to create tickets in the queue '" + queue + "'");
        }
        if (words.has("Content") && !words.has("ContentType")) {
            return refused(400, "ContentType is a required field for application/json");
        }
        long id = desk.create(GATEWAY, words).id();
        return id == LOSES
                ? null
                : new Result(201, PREFIX + "/ticket/" + id, view.reference("ticket", String.valueOf(id)));
    }

    private Result say(long ticket, boolean open, ObjectNode words) {
        if (desk.ticket(ticket).isEmpty()) {
            return refused(400, "Message could not be recorded");
        }
        if (!words.has("ContentType")) {
            return refused(400, "ContentType is a required field for application/json");
        }
        TrackerOrder.Kind kind = open ? TrackerOrder.Kind.CORRESPOND : TrackerOrder.Kind.COMMENT;
        long id = desk.say(kind, GATEWAY, ticket, words).id();
        ArrayNode told = LocalCall.JSON.createArrayNode().add(open ? "Correspondence added" : "Comments added");
        return new Result(201, PREFIX + "/transaction/" + id, told);
    }

    /** What is wrong with a status is told in the text of a success, as the original does it. */
    private Result update(long ticket, ObjectNode words) {
        if (desk.ticket(ticket).isEmpty()) {
            return refused(404, "Not Found");
        }
        ArrayNode told = LocalCall.JSON.createArrayNode();
        String status = words.path("Status").asText();
        if (!status.isEmpty() && !TrackerTicket.isStatus(status)) {
            told.add("Ticket %d: Status '%s' isn't a valid status for this ticket.".formatted(ticket, status));
        }
        for (TrackerTransaction step : desk.update(GATEWAY, ticket, words)) {
            told.add("Ticket %d: %s changed from '%s' to '%s'"
                    .formatted(ticket, step.field(), step.oldValue(), step.newValue()));
        }
        return new Result(200, null, told);
    }
}

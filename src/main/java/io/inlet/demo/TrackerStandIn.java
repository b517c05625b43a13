package io.inlet.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.inlet.settings.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;

/**
 * Request Tracker 5 on loopback: the part of its REST 2.0 that a gateway needs, with what was measured at the original, and a hand of its
 * staff. The answer to the order that makes ticket 3 is lost, as a network would lose it. What it was told is on disk before it answers.
 *
 * <pre>{@code
 * try (TrackerStandIn tracker = new TrackerStandIn(data.resolve("tracker.memory"), token, Clock.systemUTC())) {
 *     tell(tracker.url());
 *     tracker.staffAnswers(1, "It is repaired.");
 * }
 * }</pre>
 */
public final class TrackerStandIn implements AutoCloseable {
    private static final String API = "/REST/2.0";
    static final String STAFF = "staff";

    private final TrackerDesk desk;
    private final Secret token;
    private final LocalServer server;
    private final TrackerView view;

    /**
     * Starts it.
     *
     * @param memory the file of what it was told; made when it is not there
     * @param token what the gateway shows
     */
    public TrackerStandIn(Path memory, Secret token, Clock clock) throws IOException {
        this.desk = new TrackerDesk(memory, clock);
        this.token = token;
        this.server = new LocalServer("tracker", this::take);
        this.view = new TrackerView(URI.create(server.url() + API));
    }

    /** Where its pages would be; the API is below. */
    public URI url() {
        return server.url();
    }

    /** Its tickets, oldest first. */
    public List<TrackerTicket> tickets() {
        return desk.tickets();
    }

    /** All that was done in it, oldest first. */
    public List<TrackerTransaction> transactions() {
        return desk.transactions();
    }

    /** How many files it was given. */
    long files() {
        return desk.transactions().stream()
                .flatMap(step -> step.parts().stream())
                .filter(part -> !part.name().isEmpty())
                .count();
    }

    /** The ticket whose first message holds these words. */
    public OptionalLong ticketAbout(String words) {
        return desk.transactions().stream()
                .filter(step -> step.type().equals(TrackerOrder.Kind.CREATE.type)
                        && step.text().contains(words))
                .mapToLong(TrackerTransaction::ticket)
                .findFirst();
    }

    /** A person of the desk writes to the customer; said once, however often it is told. False when it was said before. */
    public boolean staffAnswers(long ticket, String text) {
        boolean said = desk.transactions().stream()
                .anyMatch(step -> step.ticket() == ticket
                        && step.creator().equals(STAFF)
                        && step.text().equals(text));
        if (!said) {
            ObjectNode words =
                    LocalCall.JSON.createObjectNode().put("Content", text).put("ContentType", "text/plain");
            desk.say(TrackerOrder.Kind.CORRESPOND, STAFF, ticket, words);
        }
        return !said;
    }

    /** A person of the desk resolves a ticket. False when it is resolved. */
    public boolean staffResolves(long ticket) {
        ObjectNode words = LocalCall.JSON.createObjectNode().put("Status", "resolved");
        return !desk.update(STAFF, ticket, words).isEmpty();
    }

    @Override
    public void close() {
        server.close();
        desk.close();
    }

    private void take(LocalCall call) throws IOException {
        TrackerWriting.Result result = result(call);
        if (result != null) {
            if (result.location() != null) {
                call.with("Location", result.location());
            }
            call.answer(result.status(), result.json());
        }
    }

    private TrackerWriting.Result result(LocalCall call) throws IOException {
        String path = call.path().startsWith(API) ? call.path().substring(API.length()) : "";
        if (!call.header("Authorization").equals("token " + token.reveal())) {
            return TrackerWriting.refused(401, "Unauthorized");
        }
        try {
            if (call.method().equals("GET")) {
                return new TrackerReading(desk, view)
                        .read(path, call.query())
                        .map(found -> new TrackerWriting.Result(200, null, found))
                        .orElseGet(() -> TrackerWriting.refused(404, "Not Found"));
            }
            return call.header("Content-Type").matches("(application/json|multipart/form-data)\\b.*")
                    ? new TrackerWriting(desk, view).write(path, TrackerWords.read(call))
                    : TrackerWriting.refused(415, "Unsupported Media Type");
        } catch (JsonProcessingException broken) {
            return TrackerWriting.refused(400, "JSON parse error: " + broken.getOriginalMessage());
        } catch (IllegalArgumentException wrong) {
            return TrackerWriting.refused(400, wrong.getMessage());
        }
    }
}

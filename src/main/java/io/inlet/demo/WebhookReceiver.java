package io.inlet.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.inlet.settings.Secret;
import io.inlet.settings.SigningKeys;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A service desk's end of the signed webhook (Standard Webhooks 1.0.0) on loopback: checks the signature, takes each event once, and calls
 * the ticket {@code DESK-<number>}. The answers to some events, chosen by their id, are lost on purpose the first time they come, as a
 * network would lose them: the event is taken, and nobody hears of it. What it was given is on disk before it answers.
 *
 * <pre>{@code
 * try (WebhookReceiver desk = new WebhookReceiver(data.resolve("desk.events"), secret, Clock.systemUTC())) {
 *     tell(desk.url());
 *     System.out.println(desk.events() + " events, " + desk.lost() + " answers lost");
 * }
 * }</pre>
 */
public final class WebhookReceiver implements AutoCloseable {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final int LARGEST = 64 * 1024;
    /** One answer in so many is lost. */
    private static final int LOSES = 4;

    private static final String PATH = "/hooks/inlet";

    private final EventMemory memory;
    private final SigningKeys keys;
    private final Clock clock;
    private final LocalServer server;
    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicInteger repeats = new AtomicInteger();

    /**
     * Starts it.
     *
     * @param memory the file of what was taken; made when it is not there
     */
    public WebhookReceiver(Path memory, Secret secret, Clock clock) throws IOException {
        this.memory = new EventMemory(memory);
        this.keys = SigningKeys.parse(secret);
        this.clock = clock;
        this.server = new LocalServer("desk", this::take);
    }

    public URI url() {
        return server.url().resolve(PATH);
    }

    /** Distinct events taken since the file was made. */
    public int events() {
        return memory.size();
    }

    /** Answers lost on purpose since the start. */
    public int lost() {
        return lost.get();
    }

    /** Events that came once more since the start. */
    public int repeats() {
        return repeats.get();
    }

    @Override
    public void close() {
        server.close();
        memory.close();
    }

    private void take(LocalCall call) throws IOException {
        String id = call.header("webhook-id");
        if (!call.method().equals("POST") || call.body().length > LARGEST || !id.matches("[\\w-]{1,100}")) {
            call.answer(400, LocalCall.JSON.createObjectNode());
        } else if (!call.path().equals(PATH)) {
            call.answer(404, LocalCall.JSON.createObjectNode());
        } else if (!signed(call, id)) {
            call.answer(401, LocalCall.JSON.createObjectNode());
        } else {
            take(call, id);
        }
    }

    private void take(LocalCall call, String id) throws IOException {
        boolean first = memory.add(id);
        if (!first) {
            repeats.incrementAndGet();
        }
        if (first && Math.floorMod(id.hashCode(), LOSES) == 0) {
            lost.incrementAndGet();
        } else {
            call.answer(200, told(call.body()));
        }
    }

    private boolean signed(LocalCall call, String id) {
        String timestamp = call.header("webhook-timestamp");
        if (!timestamp.matches("[0-9]{1,12}")) {
            return false;
        }
        long seconds = Long.parseLong(timestamp);
        boolean recent = Math.abs(clock.instant().getEpochSecond() - seconds) <= TOLERANCE.toSeconds();
        return recent && keys.verify(id, seconds, call.body(), call.header("webhook-signature"));
    }

    private static JsonNode told(byte[] body) throws IOException {
        JsonNode event = LocalCall.JSON.readTree(body);
        return LocalCall.JSON
                .createObjectNode()
                .put("externalKey", "DESK-" + event.at("/data/ticket/number").asText());
    }
}

package io.inlet.pipeline;

import io.inlet.message.Arrival;
import io.inlet.message.Captured;
import io.inlet.message.Claim;
import io.inlet.message.Group;
import io.inlet.message.Inbox;
import io.inlet.message.MemoryInbox;
import io.inlet.message.RawMessage;
import io.inlet.message.Reason;
import io.inlet.message.StoreUnavailableException;
import io.inlet.ticket.Item;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** An inbox in memory that tells what a poller put into it, and can be away. */
public final class WatchedInbox implements Inbox {
    public final List<Kept> kept = new CopyOnWriteArrayList<>();
    public final List<String> repeats = new CopyOnWriteArrayList<>();
    public final Map<String, String> positions = new ConcurrentHashMap<>();
    public volatile boolean away;
    public volatile Consumer<Kept> beforeCommit = message -> {};
    public volatile Consumer<Kept> afterCommit = message -> {};
    private final Inbox inbox = new MemoryInbox();

    /** What was captured; its bytes are still there when their source is gone. */
    public record Kept(Arrival arrival, byte[] bytes) {
        public RawMessage raw() {
            return arrival.raw();
        }

        public String text() {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }

        public String sha256() {
            return Item.sha256(bytes);
        }
    }

    public static String body(Arrival arrival) {
        try (InputStream in = arrival.raw().open()) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public List<String> bodies() {
        return kept.stream().map(Kept::text).toList();
    }

    /** Of mails. */
    public List<String> subjects() {
        return kept.stream()
                .map(mail -> mail.text()
                        .lines()
                        .filter(line -> line.startsWith("Subject: "))
                        .findFirst()
                        .orElse("?"))
                .map(line -> line.replace("Subject: ", ""))
                .toList();
    }

    @Override
    public Captured capture(Arrival arrival) throws IOException {
        available();
        Kept message;
        try (InputStream in = arrival.raw().open()) {
            message = new Kept(arrival, in.readAllBytes());
        }
        beforeCommit.accept(message);
        Captured captured;
        synchronized (this) {
            captured = inbox.capture(arrival);
            if (arrival.position() != null) {
                positions.put(arrival.position().source(), arrival.position().value());
            }
            if (captured.repeated()) {
                repeats.add(arrival.raw().sourceKey());
            } else {
                kept.add(message);
            }
        }
        afterCommit.accept(message);
        return captured;
    }

    @Override
    public Optional<String> position(String source) {
        available();
        return Optional.ofNullable(positions.get(source));
    }

    @Override
    public Optional<UUID> find(String channel, String inboxName, String sourceKey) {
        available();
        return inbox.find(channel, inboxName, sourceKey);
    }

    @Override
    public List<Group> claim(Claim limits) {
        return inbox.claim(limits);
    }

    @Override
    public void park(Group group, Reason reason, String detail) {
        inbox.park(group, reason, detail);
    }

    @Override
    public void release(Group group, Duration delay) {
        inbox.release(group, delay);
    }

    @Override
    public void renew(Collection<UUID> leases, Duration lease) {
        inbox.renew(leases, lease);
    }

    @Override
    public boolean olderPending(RawMessage message) {
        return inbox.olderPending(message);
    }

    @Override
    public void alias(UUID given, UUID first) {
        inbox.alias(given, first);
    }

    @Override
    public void onWork(Runnable wake) {
        inbox.onWork(wake);
    }

    private void available() {
        if (away) {
            throw new StoreUnavailableException("the store is away", null);
        }
    }
}

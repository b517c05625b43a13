package io.inlet.pipeline.bot;

import io.inlet.message.Arrival;
import io.inlet.message.Captured;
import io.inlet.message.Claim;
import io.inlet.message.Group;
import io.inlet.message.Inbox;
import io.inlet.message.RawMessage;
import io.inlet.message.Reason;
import io.inlet.message.StoreUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a bot needs of an inbox, in memory. */
final class MemoryInbox implements Inbox {
    final List<Arrival> kept = new CopyOnWriteArrayList<>();
    final List<String> repeats = new CopyOnWriteArrayList<>();
    final Map<String, String> positions = new ConcurrentHashMap<>();
    volatile boolean away;

    List<String> bodies() {
        return kept.stream().map(MemoryInbox::body).toList();
    }

    static String body(Arrival arrival) {
        try (InputStream in = arrival.raw().open()) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public synchronized Captured capture(Arrival arrival) {
        available();
        if (arrival.position() != null) {
            positions.put(arrival.position().source(), arrival.position().value());
        }
        Optional<UUID> known =
                find("telegram", arrival.raw().inbox(), arrival.raw().sourceKey());
        if (known.isPresent()) {
            repeats.add(arrival.raw().sourceKey());
            return new Captured(known.get(), true, null);
        }
        kept.add(arrival);
        return new Captured(arrival.raw().id(), false, null);
    }

    @Override
    public Optional<String> position(String source) {
        available();
        return Optional.ofNullable(positions.get(source));
    }

    @Override
    public Optional<UUID> find(String channel, String inbox, String sourceKey) {
        available();
        return kept.stream()
                .map(Arrival::raw)
                .filter(raw -> raw.inbox().equals(inbox) && raw.sourceKey().equals(sourceKey))
                .map(RawMessage::id)
                .findFirst();
    }

    @Override
    public List<Group> claim(Claim limits) {
        throw new UnsupportedOperationException("nobody works here");
    }

    @Override
    public void park(Group group, Reason reason, String detail) {
        throw new UnsupportedOperationException("nobody works here");
    }

    @Override
    public void release(Group group, Duration delay) {
        throw new UnsupportedOperationException("nobody works here");
    }

    @Override
    public boolean olderPending(RawMessage message) {
        throw new UnsupportedOperationException("nobody works here");
    }

    @Override
    public void alias(UUID given, UUID first) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void onWork(Runnable wake) {
        throw new UnsupportedOperationException("nobody works here");
    }

    private void available() {
        if (away) {
            throw new StoreUnavailableException("the store is away", null);
        }
    }
}

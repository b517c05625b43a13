package io.inlet.pipeline.mailbox;

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
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** What a mailbox needs of an inbox, in memory; bytes are kept as their digest, and those of small mails as text. */
final class MemoryInbox implements Inbox {
    private static final int SMALL = 64 << 10;

    final List<Mail> mails = new CopyOnWriteArrayList<>();
    final Map<String, String> positions = new ConcurrentHashMap<>();
    private final Map<String, UUID> keys = new ConcurrentHashMap<>();
    volatile boolean away;
    volatile Consumer<Mail> beforeCommit = mail -> {};
    volatile Consumer<Mail> afterCommit = mail -> {};

    record Mail(RawMessage raw, String sha256, long bytes, String text) {}

    List<String> subjects() {
        return mails.stream()
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
        Mail mail = read(arrival.raw());
        beforeCommit.accept(mail);
        synchronized (this) {
            Optional<UUID> known = find(
                    arrival.raw().channel(),
                    arrival.raw().inbox(),
                    arrival.raw().sourceKey());
            if (known.isPresent()) {
                throw new AssertionError("captured twice: " + arrival.raw().sourceKey());
            }
            mails.add(mail);
            keys.put(
                    arrival.raw().channel() + "\n" + arrival.raw().inbox() + "\n"
                            + arrival.raw().sourceKey(),
                    arrival.raw().id());
            positions.put(arrival.position().source(), arrival.position().value());
        }
        afterCommit.accept(mail);
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
        return Optional.ofNullable(keys.get(channel + "\n" + inbox + "\n" + sourceKey));
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

    private static Mail read(RawMessage raw) throws IOException {
        try (InputStream in = raw.open()) {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            DigestInputStream digesting = new DigestInputStream(in, sha256);
            String start = new String(digesting.readNBytes(SMALL), java.nio.charset.StandardCharsets.ISO_8859_1);
            long rest = digesting.transferTo(java.io.OutputStream.nullOutputStream());
            return new Mail(raw, HexFormat.of().formatHex(sha256.digest()), start.length() + rest, start);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

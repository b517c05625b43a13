package io.inlet.pipeline.files;

import io.inlet.message.Content;
import io.inlet.message.LeaseLostException;
import io.inlet.message.Reason;
import io.inlet.ticket.LateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** A queue that gives what it is told and remembers what became of it, for tests of the fetcher. */
final class KnownFiles implements LateFiles {
    final Queue<Throwable> troubles = new ConcurrentLinkedQueue<>();
    final Queue<Wanted> waiting = new LinkedBlockingQueue<>();
    final Map<UUID, byte[]> stored = new ConcurrentHashMap<>();
    final Map<UUID, String> digests = new ConcurrentHashMap<>();
    final Map<UUID, Reason> refused = new ConcurrentHashMap<>();
    final Map<UUID, Reason> later = new ConcurrentHashMap<>();
    final Map<UUID, Instant> due = new ConcurrentHashMap<>();
    private final List<Runnable> wakes = new CopyOnWriteArrayList<>();

    void add(Wanted file) {
        waiting.add(file);
        wakes.forEach(Runnable::run);
    }

    @Override
    public List<Wanted> claim(int limit, Duration lease) {
        Throwable trouble = troubles.poll();
        if (trouble instanceof RuntimeException exception) {
            throw exception;
        } else if (trouble instanceof Error error) {
            throw error;
        }
        Wanted next = waiting.poll();
        return next == null ? List.of() : List.of(next);
    }

    @Override
    public void stored(Wanted file, long size, String sha256, Content content) {
        if (file.attempt() > 100) {
            throw new LeaseLostException("taken over");
        }
        try (InputStream in = content.open()) {
            stored.put(file.attachment(), in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        digests.put(file.attachment(), size + " " + sha256);
    }

    @Override
    public void retryLater(Wanted file, Instant dueAt, Reason why) {
        later.put(file.attachment(), why);
        due.put(file.attachment(), dueAt);
    }

    @Override
    public void refused(Wanted file, Reason why) {
        refused.put(file.attachment(), why);
    }

    @Override
    public void onWork(Runnable wake) {
        wakes.add(wake);
    }
}

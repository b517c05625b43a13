package io.inlet.pipeline.spool;

import io.inlet.message.Arrival;
import io.inlet.message.Captured;
import io.inlet.message.Content;
import io.inlet.message.RawMessage;
import io.inlet.message.StoreUnavailableException;
import io.inlet.pipeline.Shelter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bounded folder of arrivals in the order in which they came. What {@link #keep} returned for survives a loss of power. Memory holds an
 * entry a file, whose number the limit bounds.
 */
public final class Spool implements Shelter, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);

    private final SpoolFolder folder;
    private final long limit;
    private final Clock clock;
    private final TreeMap<Long, Spooled> files = new TreeMap<>();
    private final Map<List<String>, UUID> keys = new HashMap<>();
    private final Map<List<String>, Integer> lines = new HashMap<>();
    private final Set<UUID> ids = new HashSet<>();
    private long next = 1;
    private long used;
    private boolean full;
    private volatile boolean broken;
    private int asides;

    /**
     * Opens the folder with what it holds from before.
     *
     * @param limit bytes, with {@link Spooled#OVERHEAD} for each file; 0: nothing new is kept
     * @throws io.inlet.settings.ConfigurationException when another gateway uses the folder
     */
    public Spool(Path path, long limit, Clock clock) throws IOException {
        this.folder = new SpoolFolder(path);
        this.limit = limit;
        this.clock = clock;
        for (Path file : folder.files()) {
            next = SpoolFolder.number(file) + 1;
            try {
                SpoolHeader header = SpoolFile.header(file);
                remember(file, header.raw(Content.of(new byte[0]), 0), Instant.parse(header.spooledAt()));
            } catch (DamagedException damaged) {
                setAside(file, damaged);
            }
        }
        asides = folder.asides();
        if (!files.isEmpty()) {
            LOG.warn("The spool holds {} messages from before; they are captured first", files.size());
        }
    }

    @Override
    public synchronized boolean isBefore(RawMessage raw) {
        return lines.containsKey(Spooled.line(raw));
    }

    @Override
    public synchronized boolean holds(UUID id) {
        return ids.contains(id);
    }

    @Override
    public Captured keep(Arrival arrival, RuntimeException away) {
        if (arrival.position() != null) {
            throw new IllegalArgumentException(
                    "a polled source keeps its messages itself; the spool is for pushed ones");
        }
        RawMessage raw = arrival.raw();
        long number;
        long room = Math.max(raw.size(), 0) + Spooled.OVERHEAD;
        synchronized (this) {
            UUID first = keys.get(Spooled.key(raw));
            if (first != null) {
                return new Captured(first, true, null);
            }
            full = used + room > limit && limit > 0;
            if (used + room > limit) {
                throw new StoreUnavailableException("spooling a message of " + raw.inbox() + ": no room left", away);
            }
            used += room;
            number = next++;
        }
        Instant now = clock.instant();
        try {
            Path file = folder.write(number, arrival, now);
            synchronized (this) {
                if (files.isEmpty()) {
                    LOG.warn("The store is away; what is pushed goes to the spool", away);
                }
                used -= room;
                remember(file, raw, now);
            }
            return new Captured(raw.id(), false, null);
        } catch (IOException unwritten) {
            giveBack(room);
            broken = true;
            throw new StoreUnavailableException("spooling a message of " + raw.inbox() + ": " + unwritten, unwritten);
        } catch (RuntimeException | Error failure) {
            giveBack(room);
            throw failure;
        }
    }

    private synchronized void giveBack(long room) {
        used -= room;
    }

    private synchronized void remember(Path file, RawMessage raw, Instant since) throws IOException {
        Spooled spooled = new Spooled(
                SpoolFolder.number(file),
                file,
                raw.id(),
                Spooled.line(raw),
                Spooled.key(raw),
                Files.size(file) + Spooled.OVERHEAD,
                since);
        files.put(spooled.number(), spooled);
        keys.putIfAbsent(spooled.key(), spooled.id());
        lines.merge(spooled.line(), 1, Integer::sum);
        ids.add(spooled.id());
        used += spooled.room();
    }

    /** All that is here now, in order. */
    synchronized List<Spooled> all() {
        return new ArrayList<>(files.values());
    }

    /** It was captured. */
    void remove(Spooled spooled) throws IOException {
        folder.delete(spooled.path());
        forget(spooled);
    }

    /** It cannot be captured, now or later: a person has to look at it. */
    void setAside(Spooled spooled, Throwable why) throws IOException {
        setAside(spooled.path(), why);
        forget(spooled);
        synchronized (this) {
            asides = folder.asides();
        }
    }

    private void setAside(Path file, Throwable why) throws IOException {
        folder.setAside(file);
        LOG.error("The spooled message {} was set aside in {}", file.getFileName(), folder.aside(), why);
    }

    private synchronized void forget(Spooled spooled) {
        files.remove(spooled.number());
        keys.remove(spooled.key(), spooled.id());
        lines.computeIfPresent(spooled.line(), (line, count) -> count == 1 ? null : count - 1);
        ids.remove(spooled.id());
        used -= spooled.room();
        full = full && used > limit / 2;
        if (files.isEmpty()) {
            LOG.warn("The spool is empty again: everything in it was captured");
        }
    }

    synchronized State state() {
        Optional<Instant> oldest = Optional.ofNullable(files.firstEntry())
                .map(first -> first.getValue().since());
        return new State(files.size(), used, limit, full, asides, oldest);
    }

    /**
     * Counts the files aside anew: a person may have taken them away. After a file that could not be written it tries whether one can be.
     */
    void look() {
        int now = folder.asides();
        synchronized (this) {
            asides = now;
        }
        if (broken) {
            broken = !folder.isWritable();
        }
    }

    /** Whether a message that comes now would be kept, unless it is a very large one. */
    public synchronized boolean hasRoom() {
        return !full && !broken && used + Spooled.OVERHEAD < limit;
    }

    Path aside() {
        return folder.aside();
    }

    @Override
    public void close() {
        folder.close();
    }

    /**
     * What lies in a spool's folder.
     *
     * @param oldestSeconds how long the oldest has been there; 0: nothing is
     */
    public record Lying(int files, long oldestSeconds, int asides) {}

    /** Looks at a folder that another process may own; nothing where there is none. */
    public static Lying look(Path path, Instant now) {
        return SpoolFolder.look(path, now);
    }

    /** How the spool is. */
    record State(int files, long used, long limit, boolean full, int asides, Optional<Instant> oldest) {}
}

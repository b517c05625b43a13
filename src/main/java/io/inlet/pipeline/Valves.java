package io.inlet.pipeline;

import io.inlet.message.Hold;
import io.inlet.message.Pause;
import io.inlet.message.RawMessage;
import io.inlet.message.Reason;
import io.inlet.pipeline.vital.Vital;
import io.inlet.pipeline.vital.Vitals;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shuts what is paused and opens it again. A mailbox is not looked into: mail stays where it is. Any other channel goes on taking in and
 * acknowledging, since its senders would not try again for days; what it took in is held, and understood after the pause. Thread-safe.
 */
public final class Valves {
    private static final Logger LOG = LoggerFactory.getLogger(Valves.class);

    private final Vitals vitals;
    private final Map<String, Hold> channels;
    private final Map<String, Source> sources = new HashMap<>();
    private Map<String, PauseVital> shut = Map.of();
    private boolean unknown;
    private volatile Set<Hold> held = Set.of();

    /** What polls. Both are called once each in turn, the first one {@code open}. */
    public interface Source {
        void open();

        void shut();
    }

    /** @param channels by the channel's name: whose captured messages are held while it is paused */
    public Valves(Vitals vitals, Map<String, Hold> channels) {
        this.vitals = vitals;
        this.channels = Map.copyOf(channels);
    }

    /** For channels that nobody pauses. */
    public static Valves open() {
        return new Valves(new Vitals(), Map.of());
    }

    /** A polled channel begins; it is opened now unless it is paused. */
    public synchronized void attach(String channel, Source source) {
        sources.put(channel, source);
        if (isOpen(channel)) {
            source.open();
        }
    }

    private boolean isOpen(String channel) {
        return !unknown && !shut.containsKey(Pause.CHANNEL + channel);
    }

    /** A polled channel ends. */
    public synchronized void detach(String channel) {
        Source source = sources.remove(channel);
        if (source != null && isOpen(channel)) {
            source.shut();
        }
    }

    /** Until the first {@link #obey}: nobody knows yet what is paused, so it could be everything. Before anything is attached. */
    synchronized void holdAll() {
        unknown = true;
        held = Set.copyOf(channels.values());
    }

    /** What is paused now; targets see to themselves. */
    synchronized void obey(Collection<Pause> paused) {
        Map<String, PauseVital> before = shut;
        Map<String, PauseVital> now = paused.stream()
                .filter(pause -> !pause.what().startsWith(Pause.TARGET))
                .collect(Collectors.toMap(
                        Pause::what, pause -> before.getOrDefault(pause.what(), new PauseVital(pause))));
        shut = now;
        held = now.values().stream()
                .flatMap(vital -> vital.pause().channel().stream())
                .filter(channels::containsKey)
                .map(channels::get)
                .collect(Collectors.toUnmodifiableSet());
        boolean first = unknown;
        unknown = false;
        now.forEach((what, vital) -> {
            if (!before.containsKey(what)) {
                LOG.warn(
                        "{} is paused: {}; inlet resume {} ends it",
                        what,
                        vital.pause().why(),
                        what);
                if (!first) {
                    source(what).shut();
                }
                vitals.add(vital);
            }
        });
        if (first) {
            sources.forEach((channel, source) -> {
                if (isOpen(channel)) {
                    source.open();
                }
            });
        }
        before.forEach((what, vital) -> {
            if (!now.containsKey(what)) {
                LOG.warn("{} goes on", what);
                vitals.remove(vital);
                source(what).open();
            }
        });
    }

    private Source source(String what) {
        Source none = new Source() {
            @Override
            public void open() {}

            @Override
            public void shut() {}
        };
        return what.startsWith(Pause.CHANNEL)
                ? sources.getOrDefault(what.substring(Pause.CHANNEL.length()), none)
                : none;
    }

    /** What no worker may take. */
    public Set<Hold> held() {
        return held;
    }

    public boolean holds(RawMessage raw) {
        return held.stream().anyMatch(hold -> hold.covers(raw));
    }

    /** A pause as a part that does not work. */
    private record PauseVital(Pause pause) implements Vital {
        @Override
        public String name() {
            return pause.what();
        }

        @Override
        public boolean up() {
            return false;
        }

        @Override
        public Reason detail() {
            return pause.why();
        }

        @Override
        public Instant since() {
            return pause.since();
        }

        @Override
        public Map<String, Object> figures() {
            return Map.of();
        }
    }
}

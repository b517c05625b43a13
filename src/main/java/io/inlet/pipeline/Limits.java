package io.inlet.pipeline;

import io.inlet.message.Reason;
import io.inlet.pipeline.vital.Vital;
import io.inlet.settings.InboxSettings;
import io.inlet.settings.LimitSettings;
import io.inlet.settings.Rate;
import io.inlet.settings.Settings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much an unsigned sender, and an inbox as a whole, may bring in. Whoever comes again by itself is asked to come later, whatever is
 * fetched is fetched more slowly: a flood takes its time, and nothing of it is lost. Memory is bounded however many senders there are.
 * Thread-safe.
 */
public final class Limits implements Vital {
    /** Names remembered at once: some 5 MB. */
    static final int MOST = 50_000;

    /** No fetched message waits longer, so that nobody takes its source for dead. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** So long after the last refusal it is still a flood. */
    private static final Duration RECENT = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(Limits.class);
    private static final Rate WARNING = Rate.parse("1/m");

    private final Settings settings;
    private final Rate perSender;
    private final Meter senders;
    private final Meter inboxes;
    private final Meter warnings;
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong slowed = new AtomicLong();
    private final LongSupplier nanos;
    private volatile boolean everRefused;
    private volatile long refusedAt;

    public Limits(Settings settings) {
        this(settings, System::nanoTime);
    }

    Limits(Settings settings, LongSupplier nanos) {
        this.settings = settings;
        this.perSender = settings.get(LimitSettings.SENDER);
        this.nanos = nanos;
        this.senders = new Meter(nanos, MOST);
        this.inboxes = new Meter(nanos, MOST);
        this.warnings = new Meter(nanos, MOST);
    }

    /** How long this address has to wait before it may send to the channel again; empty: it may now, and it counts. */
    Optional<Duration> sender(String channel, String address) {
        if (perSender.isOff()) {
            return Optional.empty();
        }
        return SenderAddress.of(address)
                .map(sender -> senders.ask(channel + " " + sender, perSender))
                .filter(wait -> refused(wait, "one sender of the channel " + channel, LimitSettings.SENDER.key()));
    }

    /** How long the inbox takes no more; empty: it does now, and it counts. */
    Optional<Duration> inbox(String inbox) {
        Rate rate = settings.get(InboxSettings.RATE.of(inbox));
        return Optional.of(inbox)
                .filter(name -> !rate.isOff())
                .map(name -> inboxes.ask(name, rate))
                .filter(wait -> refused(
                        wait, "the inbox " + inbox, InboxSettings.RATE.of(inbox).key()));
    }

    /** Lets a fetched message take its time. */
    void slow(String inbox) {
        Rate rate = settings.get(InboxSettings.RATE.of(inbox));
        Duration wait = rate.isOff() ? Duration.ZERO : inboxes.slow(inbox, rate, LONGEST);
        if (!wait.isZero()) {
            slowed.incrementAndGet();
            warn("the inbox " + inbox, InboxSettings.RATE.of(inbox).key(), "is fetched more slowly");
            LockSupport.parkNanos(wait.toNanos());
        }
    }

    private boolean refused(Duration wait, String who, String setting) {
        if (wait.isZero()) {
            return false;
        }
        refused.incrementAndGet();
        refusedAt = nanos.getAsLong();
        everRefused = true;
        warn(who, setting, "is asked to come later");
        return true;
    }

    private void warn(String who, String setting, String what) {
        if (warnings.ask(who, WARNING).isZero()) {
            LOG.warn("More comes than {} allows: {} {}", setting, who, what);
        }
    }

    @Override
    public String name() {
        return "limits";
    }

    @Override
    public boolean up() {
        return true;
    }

    @Override
    public Reason detail() {
        boolean now = everRefused && nanos.getAsLong() - refusedAt < RECENT.toNanos();
        return Reason.of(now ? "limits-reached" : "limits", Long.toString(refused.get()), Long.toString(slowed.get()));
    }

    @Override
    public Map<String, Object> figures() {
        return Map.of("refusedItems", refused.get(), "slowedItems", slowed.get(), "rememberedSenders", senders.names());
    }
}

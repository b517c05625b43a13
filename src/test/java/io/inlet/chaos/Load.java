package io.inlet.chaos;

import io.inlet.pipeline.bot.BotApi;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Customers of every kind who go on talking, whatever happens to the gateway; and the sources' own word on what was acknowledged. */
final class Load implements AutoCloseable {
    /** More than this is not piled up in front of a gateway that is away. */
    private static final int MOST_OPEN = 12;

    private static final int SENDERS = 2;

    private final String run;
    private final Ledger ledger;
    private final Mailroom mail;
    private final BotApi bot;
    private final Sender sender;
    private final Duration interval;
    private final Map<Kind, AtomicInteger> numbers = new EnumMap<>(Kind.class);
    private final Set<Item> laid = ConcurrentHashMap.newKeySet();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final AtomicInteger sending = new AtomicInteger();
    private volatile boolean issuing = true;
    private volatile boolean running = true;

    /** @param interval between two items of one kind */
    Load(String run, Ledger ledger, Mailroom mail, BotApi bot, Supplier<String> door, Duration interval) {
        this.run = run;
        this.ledger = ledger;
        this.mail = mail;
        this.bot = bot;
        this.sender = new Sender(door, ledger, () -> running);
        this.interval = interval;
        for (Kind kind : Kind.values()) {
            numbers.put(kind, new AtomicInteger());
        }
    }

    Load start() {
        for (Kind kind : List.of(Kind.FORM, Kind.HOOK, Kind.CALL)) {
            for (int i = 0; i < SENDERS; i++) {
                daemon(kind + "-sender", () -> go(() -> send(next(kind)), interval.multipliedBy(SENDERS)));
            }
        }
        for (Kind kind : List.of(Kind.IMAP, Kind.POP3, Kind.TELEGRAM)) {
            daemon(kind + "-source", () -> go(() -> lay(kind), interval));
        }
        daemon("watcher", this::watch);
        return this;
    }

    /** No new items; what is open goes on until it is acknowledged. */
    void finish() {
        issuing = false;
    }

    void goOn() {
        issuing = true;
    }

    /** One more of a kind, now. */
    Item probe(Kind kind) {
        Item item = issue(Stream.generate(() -> numbered(kind))
                .filter(any -> !any.poison() && !any.impatient())
                .findFirst()
                .orElseThrow());
        if (kind == Kind.FORM || kind == Kind.HOOK || kind == Kind.CALL) {
            daemon("probe", () -> send(item));
        } else {
            give(item);
        }
        return item;
    }

    /** Whether no sender is at work, repeating what was acknowledged included. */
    boolean isIdle() {
        return sending.get() == 0;
    }

    private void send(Item item) {
        sending.incrementAndGet();
        try {
            sender.send(item);
        } finally {
            sending.decrementAndGet();
        }
    }

    private void go(Runnable step, Duration pause) {
        while (running) {
            if (issuing) {
                step.run();
            }
            Waiting.pause(pause);
        }
    }

    private void lay(Kind kind) {
        if (ledger.open().getOrDefault(kind, 0) < MOST_OPEN) {
            give(next(kind));
        }
    }

    private void give(Item item) {
        if (item.kind() == Kind.TELEGRAM) {
            bot.give(Sender.number(item), Sender.update(item));
        } else {
            mail.put(item);
        }
        laid.add(item);
    }

    private Item next(Kind kind) {
        return issue(numbered(kind));
    }

    private Item numbered(Kind kind) {
        return new Item(run, kind, numbers.get(kind).incrementAndGet());
    }

    private Item issue(Item item) {
        ledger.issue(item);
        return item;
    }

    private void watch() {
        while (running) {
            Set<Item> there = Set.copyOf(laid); // before the look: what is laid after it would seem to be taken
            Map<Kind, Integer> open = ledger.open();
            Set<String> imap = open.containsKey(Kind.IMAP) ? mail.lying(Kind.IMAP) : Set.of();
            Set<String> pop =
                    open.containsKey(Kind.POP3) || open.containsKey(Kind.IMAP) ? mail.lying(Kind.POP3) : Set.of();
            for (Item item : there) {
                if (!ledger.isAcknowledged(item) && isTaken(item, imap, pop)) {
                    ledger.acknowledge(item);
                }
            }
            Waiting.pause(Duration.ofMillis(200));
        }
    }

    private boolean isTaken(Item item, Set<String> imap, Set<String> pop) {
        return switch (item.kind()) {
            case IMAP -> !imap.contains(item.token()) && !(item.twin() && pop.contains(item.token()));
            case POP3 -> !pop.contains(item.token());
            case TELEGRAM -> !bot.waits(Sender.number(item));
            case FORM, HOOK, CALL -> false;
        };
    }

    private void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
    }

    @Override
    public void close() {
        running = false;
        for (Thread thread : threads) {
            try {
                thread.join(Duration.ofSeconds(20).toMillis());
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

package io.inlet.console;

import io.inlet.account.Accounts;
import io.inlet.dispatch.Delivery;
import io.inlet.dispatch.Outbox;
import io.inlet.message.Content;
import io.inlet.message.Pause;
import io.inlet.message.PauseBook;
import io.inlet.message.Reason;
import io.inlet.message.StoreUnavailableException;
import io.inlet.ticket.Article;
import io.inlet.ticket.Balance;
import io.inlet.ticket.Callers;
import io.inlet.ticket.ParkedQueue;
import io.inlet.ticket.StoredAttachment;
import io.inlet.ticket.TicketNumber;
import io.inlet.ticket.Tickets;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/** A line with what a test puts into it; it remembers what was done to it. */
final class FakeLine {
    final List<Tickets.Details> tickets = new ArrayList<>();
    final List<Callers.Caller> callers = new ArrayList<>();
    final List<ParkedQueue.Entry> parked = new ArrayList<>();
    final Map<UUID, byte[]> bytes = new HashMap<>();
    final List<String> acts = new ArrayList<>();
    final Map<String, Reason> paused = new TreeMap<>();
    Balance.Sheet sheet = new Balance.Sheet(List.of(), List.of(), 0, 0);
    final Map<String, Pause> pauses = new TreeMap<>();
    Tickets.Query asked;
    boolean away;

    Ports ports(Accounts accounts, Supplier<List<Part>> parts) {
        return new Ports(
                new Reading(),
                (phone, brand) -> callers.stream()
                        .filter(caller -> caller.phone().equals(phone))
                        .filter(caller ->
                                brand == null || caller.contact().brand().equals(brand))
                        .findFirst(),
                new Parked(),
                this::balance,
                new Targets(),
                accounts,
                new Pauses(),
                () -> Set.of("channel:email", "channel:web", "target:desk", Pause.OUTGOING),
                parts,
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    }

    private Balance.Sheet balance() {
        store();
        return sheet;
    }

    private void store() {
        if (away) {
            throw new StoreUnavailableException("the test took the store away", null);
        }
    }

    private final class Reading implements Tickets {
        @Override
        public Page search(Query query) {
            store();
            asked = query;
            List<Details> matching = tickets.stream()
                    .filter(details ->
                            query.text() == null || details.ticket().subject().contains(query.text()))
                    .filter(details ->
                            query.status() == null || details.ticket().status() == query.status())
                    .toList();
            int from = query.after() == null ? 0 : Integer.parseInt(query.after());
            int to = Math.min(matching.size(), from + query.limit());
            return new Page(
                    matching.subList(from, to).stream().map(Details::ticket).toList(),
                    to < matching.size() ? String.valueOf(to) : null);
        }

        @Override
        public Optional<Details> find(TicketNumber number) {
            store();
            return tickets.stream()
                    .filter(details -> details.ticket().number().equals(number))
                    .findFirst();
        }

        @Override
        public Optional<Details> find(UUID id) {
            store();
            return tickets.stream()
                    .filter(details -> details.ticket().id().equals(id))
                    .findFirst();
        }

        @Override
        public Optional<Details> find(UUID ticket, UUID article) {
            throw new UnsupportedOperationException("only deliveries ask for one article");
        }

        @Override
        public Optional<File> attachment(UUID id) {
            store();
            return tickets.stream()
                    .flatMap(details -> details.articles().stream())
                    .map(Article::attachments)
                    .flatMap(List::stream)
                    .filter((StoredAttachment attachment) -> attachment.id().equals(id) && bytes.containsKey(id))
                    .map(attachment -> new File(attachment, Content.of(bytes.get(id))))
                    .findFirst();
        }

        @Override
        public Optional<Content> raw(UUID rawMessage) {
            store();
            return Optional.ofNullable(bytes.get(rawMessage)).map(Content::of);
        }
    }

    private final class Parked implements ParkedQueue {
        @Override
        public List<Entry> list(UUID after, int limit) {
            store();
            int from = after == null
                    ? 0
                    : 1
                            + parked.stream()
                                    .map(entry -> entry.raw().id())
                                    .toList()
                                    .indexOf(after);
            return parked.subList(from, Math.min(parked.size(), from + limit));
        }

        @Override
        public Optional<Entry> find(UUID id) {
            store();
            return parked.stream().filter(entry -> entry.raw().id().equals(id)).findFirst();
        }

        @Override
        public boolean release(UUID id, String actor) {
            store();
            boolean was = parked.removeIf(entry -> entry.raw().id().equals(id));
            acts.add((was ? "released by " : "not parked, asked by ") + actor);
            return was;
        }

        @Override
        public boolean discard(UUID id, String actor, String why) {
            store();
            boolean was = parked.removeIf(entry -> entry.raw().id().equals(id));
            acts.add((was ? "discarded by " : "not parked, asked by ") + actor + ": " + why);
            return was;
        }
    }

    private final class Pauses implements PauseBook {
        @Override
        public Optional<Pause> pause(String what, Reason why) {
            store();
            Pause before = pauses.putIfAbsent(what, new Pause(what, why, Instant.now()));
            return Optional.ofNullable(before);
        }

        @Override
        public boolean resume(String what) {
            store();
            return pauses.remove(what) != null;
        }

        @Override
        public List<Pause> all() {
            store();
            return List.copyOf(pauses.values());
        }
    }

    private final class Targets implements Outbox {
        @Override
        public void pause(String target, Reason why) {
            paused.put(target, why);
        }

        @Override
        public void resume(String target) {
            store();
            paused.remove(target);
            acts.add("resumed " + target);
        }

        @Override
        public Optional<Reason> paused(String target) {
            return Optional.ofNullable(paused.get(target));
        }

        @Override
        public List<Delivery> claim(String target, int limit, Duration lease) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void delivered(Delivery delivery, String externalKey, String url, Reason why) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void retryLater(Delivery delivery, Instant dueAt, boolean counted, Reason why) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void unknown(Delivery delivery, Instant dueAt, Reason why) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void park(Delivery delivery, Reason why, String answer) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int release(String target) {
            acts.add("released for " + target);
            return 1;
        }

        @Override
        public void onWork(Runnable wake) {
            throw new UnsupportedOperationException();
        }
    }
}

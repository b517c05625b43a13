package io.inlet.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.message.Arrival;
import io.inlet.message.Group;
import io.inlet.message.Mode;
import io.inlet.message.RawMessage;
import io.inlet.message.Raws;
import io.inlet.ticket.Item;
import io.inlet.ticket.OneGroup;
import io.inlet.ticket.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Takes messages through inbox and ticket store in one go. */
final class Line {
    private static final Duration LONG = Duration.ofMinutes(5);
    private final PostgresInbox inbox;
    private final PostgresTicketStore store;
    private final AtomicInteger counter = new AtomicInteger();

    Line(DataSource source, PostgresOutbox outbox) {
        this.inbox = new PostgresInbox(source);
        this.store = new PostgresTicketStore(source, outbox::wake);
    }

    /** A message id and source key that were not used yet. */
    String next() {
        return counter.incrementAndGet() + "@line";
    }

    RawMessage inbox(String name) {
        return Raws.raw(next(), name);
    }

    RawMessage mode(Mode mode) {
        return Raws.raw(next(), mode);
    }

    List<Outcome> take(Item item) {
        return take(inbox("support"), item);
    }

    List<Outcome> take(RawMessage raw, Item... items) {
        Group group = capture(raw);
        return OneGroup.record(
                store,
                group,
                List.of(items).stream().map(item -> item.in(group.first())).toList(),
                null);
    }

    Group capture(RawMessage raw) {
        try {
            return inbox.capture(Arrival.of(raw).waiting(LONG)).group();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Outcome.Opened opened(Item item) {
        List<Outcome> outcomes = take(item);
        assertThat(outcomes).singleElement().isInstanceOf(Outcome.Opened.class);
        return (Outcome.Opened) outcomes.get(0);
    }
}

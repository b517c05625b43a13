package io.inlet.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.message.Content;
import io.inlet.message.Group;
import io.inlet.message.InboundMessage;
import io.inlet.message.Lane;
import io.inlet.message.Mode;
import io.inlet.message.Party;
import io.inlet.message.Raws;
import io.inlet.message.Reason;
import io.inlet.ticket.Candidate;
import io.inlet.ticket.Contact;
import io.inlet.ticket.Outcome;
import io.inlet.ticket.TicketStore;
import io.inlet.ticket.Understanding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class GatheringTest {
    private static final Outcome DONE = new Outcome.Ignored(List.of(Reason.of("tested")));

    private final Recorded recorded = new Recorded();
    private final Store store = new Store(recorded, Settled.SILENT);
    private final Gathering gathering = new Gathering();
    private final Map<Group, Throwable> failed = new HashMap<>();

    @Test
    void storesSeveralAtOnce() {
        Group one = gather(small("1", Lane.NORMAL));
        Group other = gather(small("2", Lane.NORMAL));
        assertThat(recorded.transactions).isEmpty();

        gathering.settle(failed::put);

        assertThat(recorded.transactions).containsExactly(List.of(one, other));
        assertThat(gathering.isEmpty()).isTrue();
        assertThat(failed).isEmpty();
    }

    @Test
    void storesEachByItselfWhenOneCannotBeStored() {
        Group one = gather(small("1", Lane.NORMAL));
        Group bad = gather(small("2", Lane.NORMAL));
        Group other = gather(small("3", Lane.NORMAL));
        recorded.bad = bad;

        gathering.settle(failed::put);

        assertThat(recorded.transactions).containsExactly(List.of(one), List.of(other));
        assertThat(failed).containsOnlyKeys(bad);
    }

    @Test
    void storesALargeOneAtOnce() {
        Group large = gather(raw("1", Lane.NORMAL, 1_000_000));

        assertThat(recorded.transactions).containsExactly(List.of(large));
        assertThat(gathering.isEmpty()).isTrue();
    }

    @Test
    void storesAtOnceForWhoeverWaits() {
        Group waiting = small("1", Lane.FAST);

        Work done = store.store(exchange(waiting));

        assertThat(done.outcomes()).containsExactly(DONE);
        assertThat(recorded.transactions).containsExactly(List.of(waiting));
    }

    @Test
    void isDueBeforeAnotherLane() {
        gather(small("1", Lane.FAST));

        assertThat(gathering.isDueBefore(small("2", Lane.NORMAL))).isTrue();
    }

    @Test
    void isDueWhenItIsFull() {
        for (int i = 0; i < 20; i++) {
            gather(small("some " + i, Lane.NORMAL));
        }

        assertThat(gathering.isDueBefore(small("one more", Lane.NORMAL))).isTrue();
    }

    private Group gather(Group group) {
        Exchange exchange = exchange(group);
        exchange.setProperty(Gathering.PROPERTY, gathering);
        store.store(exchange);
        return group;
    }

    private static Exchange exchange(Group group) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getMessage().setBody(Work.of(group, List.of()));
        return exchange;
    }

    private static Group small(String key, Lane lane) {
        return raw(key, lane, 1000);
    }

    private static Group raw(String key, Lane lane, long size) {
        return new Group(UUID.randomUUID(), List.of(Raws.raw(key, lane).with(size, Content.of(new byte[0]))));
    }

    /** Remembers what was stored together; a transaction with the bad one in it stores nothing. */
    private static final class Recorded implements TicketStore {
        private final List<List<Group>> transactions = new ArrayList<>();
        private Group bad;

        @Override
        public List<List<Outcome>> record(List<Understanding> groups) {
            List<Group> all = groups.stream().map(Understanding::group).toList();
            if (all.contains(bad)) {
                throw new IllegalStateException("cannot be stored");
            }
            transactions.add(all);
            return all.stream().map(group -> List.of(DONE)).toList();
        }

        @Override
        public Optional<Contact> contact(String brand, Party sender) {
            return Optional.empty();
        }

        @Override
        public List<Candidate> candidates(String brand, Mode mode, InboundMessage message) {
            return List.of();
        }

        @Override
        public Optional<List<Outcome>> outcomes(UUID raw) {
            return Optional.empty();
        }
    }
}

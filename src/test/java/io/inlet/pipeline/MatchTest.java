package io.inlet.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inlet.message.Automation;
import io.inlet.message.Bearing;
import io.inlet.message.Claim;
import io.inlet.message.Group;
import io.inlet.message.Ids;
import io.inlet.message.InboundMessage;
import io.inlet.message.MemoryInbox;
import io.inlet.message.Party;
import io.inlet.message.RawMessage;
import io.inlet.message.Reason;
import io.inlet.message.ThreadHint;
import io.inlet.message.Trust;
import io.inlet.ticket.Candidate;
import io.inlet.ticket.Context;
import io.inlet.ticket.Status;
import io.inlet.ticket.TicketNumber;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MatchTest {
    private static final ThreadHint REPLY = ThreadHint.ofMail(List.of("first@example.net"), List.of());

    private final MemoryInbox inbox = new MemoryInbox();
    private final KnownTickets store = new KnownTickets();
    private Group older;
    private Group reply;

    @BeforeEach
    void captureTwo() throws IOException {
        inbox.capture(Arrivals.mail("older"));
        older = inbox.claim(new Claim(1, 1 << 20, Duration.ofMinutes(1))).get(0);
        inbox.capture(Arrivals.mail("reply"));
        reply = inbox.claim(new Claim(1, 1 << 20, Duration.ofMinutes(1))).get(0);
    }

    @Test
    void defersAReplyWhileItsOriginalMayStillBePending() {
        assertThatThrownBy(() -> match(Duration.ZERO).match(work(REPLY))).isInstanceOf(DeferredException.class);
    }

    @Test
    void defersAReplyThatLayInItsMailboxForLong() throws IOException {
        inbox.capture(Arrivals.mail("late", Instant.now().minus(Duration.ofDays(2))));
        reply = inbox.claim(new Claim(1, 1 << 20, Duration.ofMinutes(1))).get(0);

        assertThatThrownBy(() -> match(Duration.ZERO).match(work(REPLY))).isInstanceOf(DeferredException.class);
    }

    @Test
    void opensAReplyWhoseOriginalIsNowhere() {
        inbox.settle(older);

        assertThat(match(Duration.ZERO).match(work(REPLY)).contexts().get(0).candidates())
                .isEmpty();
    }

    @Test
    void doesNotDeferForEver() {
        assertThat(match(Match.PATIENCE).match(work(REPLY)).contexts()).hasSize(1);
    }

    @Test
    void doesNotDeferWhatNamesNoOriginal() {
        assertThat(match(Duration.ZERO).match(work(ThreadHint.NONE)).contexts()).hasSize(1);
    }

    @Test
    void takesWhatTheStoreFinds() {
        Candidate found = new Candidate(
                UUID.randomUUID(), TicketNumber.of(104520), Status.OPEN, true, Reason.of("thread-reference"));
        store.candidates.add(found);

        assertThat(match(Duration.ZERO).match(work(REPLY)).contexts().get(0).candidates())
                .containsExactly(found);
    }

    @Test
    void waitsForNothingInAKnownConversation() {
        store.candidates.add(conversation());
        ThreadHint reply = ThreadHint.ofChat("7", "7/1", List.of(), Bearing.OPENS);

        assertThat(match(Duration.ZERO).match(work(reply)).contexts()).hasSize(1);
    }

    @Test
    void defersAnEditUntilTheMessageItselfIsThere() {
        store.candidates.add(conversation());
        ThreadHint edit = ThreadHint.ofChat("7", "7/1", List.of(), Bearing.OPENS);
        Work work = work(edit, Map.of("edit", "true"));

        assertThatThrownBy(() -> match(Duration.ZERO).match(work)).isInstanceOf(DeferredException.class);

        store.candidates.add(new Candidate(
                UUID.randomUUID(), TicketNumber.of(2), Status.OPEN, true, Reason.of("thread-in-reply-to", "7/1")));
        assertThat(match(Duration.ZERO).match(work).contexts()).hasSize(1);
    }

    @Test
    void takesAnEditOfWhatNeverComesAsItIs() {
        inbox.settle(older);
        ThreadHint edit = ThreadHint.ofChat("7", "7/1", List.of(), Bearing.OPENS);

        assertThat(match(Duration.ZERO)
                        .match(work(edit, Map.of("edit", "true")))
                        .contexts())
                .hasSize(1);
    }

    private static Candidate conversation() {
        return new Candidate(
                UUID.randomUUID(), TicketNumber.of(1), Status.OPEN, true, Reason.of("chat-conversation", "7"));
    }

    private Match match(Duration later) {
        return new Match(
                store, inbox, Clock.fixed(Ids.madeAt(reply.first().id()).plus(later), ZoneOffset.UTC));
    }

    private Work work(ThreadHint thread) {
        return work(thread, Map.of());
    }

    private Work work(ThreadHint thread, Map<String, String> fields) {
        RawMessage raw = reply.first();
        InboundMessage message = new InboundMessage(
                "key",
                "reply@example.net",
                "email",
                raw.inbox(),
                Party.ofEmail("A", "a@example.net"),
                List.of(),
                "Re: first",
                "text",
                "text",
                null,
                null,
                List.of(),
                thread,
                Automation.NONE,
                Trust.NONE,
                null,
                raw.receivedAt(),
                fields);
        return Work.of(reply, List.of(new Context(raw, message, Optional.empty(), Map.of(), List.of())));
    }
}

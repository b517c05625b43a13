package io.inlet.pipeline;

import io.inlet.message.Ids;
import io.inlet.message.Inbox;
import io.inlet.ticket.Candidate;
import io.inlet.ticket.Context;
import io.inlet.ticket.TicketStore;
import java.time.Clock;
import java.time.Duration;

/**
 * Finds the tickets a message may belong to, without locks. A reply whose original is unknown while older rows of its inbox are still
 * pending is deferred, not opened as something new; but not for ever. Patience begins when it was taken in: it may have lain in its
 * mailbox for days.
 */
public final class Match {
    static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration DELAY = Duration.ofMillis(300);

    private final TicketStore store;
    private final Inbox inbox;
    private final Clock clock;

    public Match(TicketStore store, Inbox inbox, Clock clock) {
        this.store = store;
        this.inbox = inbox;
        this.clock = clock;
    }

    public Work match(Work work) {
        return work.withContexts(work.contexts().stream().map(this::matched).toList());
    }

    private Context matched(Context context) {
        Context found = context.with(
                store.candidates(context.raw().brand(), context.raw().mode(), context.message()));
        if (lacksOriginal(found)
                && clock.instant().isBefore(Ids.madeAt(context.raw().id()).plus(PATIENCE))
                && inbox.olderPending(context.raw())) {
            throw new DeferredException(DELAY);
        }
        return found;
    }

    /**
     * A reply in a known conversation has its ticket, even if what it answers is older than Inlet. An edit alone must meet the very message
     * that it changes.
     */
    private static boolean lacksOriginal(Context found) {
        if (found.message().edits()) {
            return found.candidates().stream().noneMatch(Candidate::named);
        }
        return found.message().thread().namesOriginal() && found.candidates().isEmpty();
    }
}

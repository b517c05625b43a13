package io.inlet.pipeline;

import io.inlet.dispatch.reply.Heard;
import io.inlet.dispatch.reply.Notices;
import io.inlet.message.Bearing;
import io.inlet.message.InboundMessage;
import io.inlet.message.Mode;
import io.inlet.message.Reason;
import io.inlet.ticket.Classification;
import io.inlet.ticket.Notice;
import io.inlet.ticket.Understood;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides what a customer is told if a ticket is opened, and why nothing where nothing is (RFC 3834, 2). Whether one is opened, and
 * whether the budgets have anything left, is decided by the store.
 */
public final class Acknowledge {
    private final Notices notices;
    private final Duration age;
    private final boolean silent;
    private final Clock clock;

    /**
     * @param age older messages are not acknowledged
     * @param silent for a line that is fed from elsewhere than its sources: nothing is acknowledged
     */
    public Acknowledge(Notices notices, Duration age, boolean silent, Clock clock) {
        this.notices = notices;
        this.age = age;
        this.silent = silent;
        this.clock = clock;
    }

    public Work acknowledge(Work work) {
        return work.withUnderstood(
                work.understood().stream().map(this::acknowledged).toList());
    }

    private Understood acknowledged(Understood item) {
        InboundMessage message = item.message();
        if (silent
                || item.context().raw().mode() != Mode.LIVE
                || message.thread().bearing() != Bearing.OPENS
                || message.fields().containsKey("edit")) {
            return item;
        }
        Heard heard = Heard.of(message);
        if (notices.recipient(heard).isEmpty()) {
            return item;
        }
        Optional<Reason> why = notices.objection(Notice.Kind.ACKNOWLEDGEMENT, heard)
                .or(() -> contradicted(message))
                .or(() -> tooOld(message));
        return why.isPresent()
                ? without(item, why.get())
                : new Understood(
                        message,
                        item.context(),
                        item.classification(),
                        notices.acknowledgement(heard, item.classification().priority()));
    }

    /** Whoever's name was taken did not write and is told nothing (RFC 3834, 2). */
    private static Optional<Reason> contradicted(InboundMessage message) {
        return message.trust().contradicts()
                ? Optional.of(Reason.of(
                        "acknowledgement-not-proven",
                        String.join(", ", message.trust().reasons())))
                : Optional.empty();
    }

    private Optional<Reason> tooOld(InboundMessage message) {
        Instant oldest = clock.instant().minus(age);
        Instant sent = message.sentAt() == null ? message.receivedAt() : message.sentAt();
        Instant earlier = sent.isBefore(message.receivedAt()) ? sent : message.receivedAt();
        return earlier.isBefore(oldest)
                ? Optional.of(Reason.of("acknowledgement-old", earlier.toString()))
                : Optional.empty();
    }

    /** The reason stands in the ticket's history, with those of the rules. */
    private static Understood without(Understood item, Reason why) {
        Classification rules = item.classification();
        List<Reason> reasons = new ArrayList<>(rules.reasons());
        reasons.add(why);
        return new Understood(item.message(), item.context(), rules.with(rules.targets(), reasons));
    }
}

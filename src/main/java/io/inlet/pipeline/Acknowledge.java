package io.inlet.pipeline;

import io.inlet.dispatch.reply.Heard;
import io.inlet.dispatch.reply.Notices;
import io.inlet.message.Automation;
import io.inlet.message.Bearing;
import io.inlet.message.InboundMessage;
import io.inlet.message.Mode;
import io.inlet.message.Party;
import io.inlet.message.Reason;
import io.inlet.ticket.Classification;
import io.inlet.ticket.Understood;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides what a customer is told if a ticket is opened, and why nothing where nothing is (RFC 3834, 2). Whether one is opened, and
 * whether the budgets have anything left, is decided by the store.
 */
public final class Acknowledge {
    /** Nobody reads what is sent there (RFC 2142; RFC 3834, 2; and what senders call such addresses). */
    private static final Pattern NOBODY = Pattern.compile(
            "(mailer-daemon|postmaster|.*(no|not|donot|dont)[-_.]?reply.*|.*noreply.*|bounces?([-+=].*)?|daemon|listserv|majordomo"
                    + "|owner-.*|.*-request)@.*");

    private final Notices notices;
    private final Set<String> own;
    private final Duration age;
    private final boolean silent;
    private final Clock clock;

    /**
     * @param own addresses of this installation, in lower case
     * @param age older messages are not acknowledged
     * @param silent for a line that is fed from elsewhere than its sources: nothing is acknowledged
     */
    public Acknowledge(Notices notices, Set<String> own, Duration age, boolean silent, Clock clock) {
        this.notices = notices;
        this.own = Set.copyOf(own);
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
        Optional<Party> to = notices.recipient(heard);
        if (to.isEmpty()) {
            return item;
        }
        Optional<Reason> why = objection(message, heard, to.get());
        return why.isPresent()
                ? without(item, why.get())
                : new Understood(
                        message,
                        item.context(),
                        item.classification(),
                        notices.acknowledgement(heard, item.classification().priority()));
    }

    private Optional<Reason> objection(InboundMessage message, Heard heard, Party to) {
        if (!notices.speaksByItself(heard)) {
            return Optional.of(Reason.of("acknowledgement-off", message.inbox()));
        }
        if (message.automation().kind() != Automation.Kind.NONE) {
            return Optional.of(Reason.of(
                    "acknowledgement-machine", message.automation().kind().word()));
        }
        for (String address : addresses(message, to)) {
            if (own.contains(address) || NOBODY.matcher(address).matches()) {
                return Optional.of(Reason.of("acknowledgement-no-reply", address));
            }
        }
        Instant oldest = clock.instant().minus(age);
        Instant sent = message.sentAt() == null ? message.receivedAt() : message.sentAt();
        Instant earlier = sent.isBefore(message.receivedAt()) ? sent : message.receivedAt();
        return earlier.isBefore(oldest)
                ? Optional.of(Reason.of("acknowledgement-old", earlier.toString()))
                : Optional.empty();
    }

    /** Whom it is from and whom an answer goes to: neither may be a machine. */
    private static List<String> addresses(InboundMessage message, Party to) {
        List<String> addresses = new ArrayList<>();
        for (Party party : List.of(message.sender(), to)) {
            if (party.email() != null) {
                addresses.add(party.email().strip().toLowerCase(Locale.ROOT));
            }
        }
        return addresses;
    }

    /** The reason stands in the ticket's history, with those of the rules. */
    private static Understood without(Understood item, Reason why) {
        Classification rules = item.classification();
        List<Reason> reasons = new ArrayList<>(rules.reasons());
        reasons.add(why);
        return new Understood(item.message(), item.context(), rules.with(rules.targets(), reasons));
    }
}

package io.inlet.store;

import io.inlet.message.Automation;
import io.inlet.message.Bearing;
import io.inlet.message.InboundMessage;
import io.inlet.message.Mode;
import io.inlet.message.RawMessage;
import io.inlet.message.Reason;
import io.inlet.ticket.Candidate;
import io.inlet.ticket.Outcome;
import io.inlet.ticket.Remarks;
import io.inlet.ticket.Status;
import io.inlet.ticket.Understood;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Adds a message to the ticket that its thread leads to. */
final class Appending {
    private static final Bulk TOUCHED = new Bulk(
            Bulk.Rank.TICKETS,
            "update ticket set updated_at = now() where id = any(array(select cast(given.id as uuid) from %s))",
            "id");

    private final Session session;
    private final Script script;
    private final RawMessage raw;

    Appending(Session session, Script script, RawMessage raw) {
        this.session = session;
        this.script = script;
        this.raw = raw;
    }

    /**
     * The ticket that a message belongs to. What a machine sent about a known thread (a bounce or a complaint comes from the mail system,
     * not from the person) belongs there whoever sent it; what a person sent only where that person belongs, and not to a closed ticket.
     */
    static Optional<Candidate> target(Understood item, List<Candidate> candidates) {
        return candidates.stream()
                .filter(ticket -> isAnswerOfMachine(item)
                        || ticket.participant() && (follows(item) || ticket.status() != Status.CLOSED))
                .findFirst();
    }

    /** Why a message is not kept, if it says something only where there is an open ticket. */
    static Optional<Reason> pointless(InboundMessage message, Optional<Candidate> target) {
        return switch (message.thread().bearing()) {
            case OPENS, FOLLOWS -> Optional.empty();
            case BEGINS -> target.filter(Appending::isSameCall).map(known -> Reason.of("call-told"));
            case APPENDS ->
                target.filter(ticket -> ticket.status().active()).isPresent()
                        ? Optional.empty()
                        : Optional.of(Reason.of("nothing-open"));
            case RESOLVES -> target.isPresent() ? Optional.empty() : Optional.of(Reason.of("nothing-to-resolve"));
        };
    }

    /** Whether a message without a ticket gets one. */
    static boolean mayOpen(InboundMessage message) {
        return switch (message.thread().bearing()) {
            case OPENS, BEGINS, FOLLOWS -> true;
            case APPENDS, RESOLVES -> false;
        };
    }

    /** @param owners whom the identities of its sender name */
    Outcome append(Understood item, Candidate target, List<Contacts.Owner> owners) throws SQLException {
        InboundMessage message = item.message();
        Contacts.learn(script, raw.brand(), message, owners);
        List<Reason> reasons = new ArrayList<>(List.of(target.why()));
        reasons.addAll(Remarks.of(message));
        Outcome.Appended appended = add(item, target, reasons);
        TicketHistory.add(
                script,
                raw.brand(),
                target.ticket(),
                "article",
                null,
                appended.article().toString(),
                List.copyOf(reasons));
        Deliveries.returned(script, target.ticket(), message);
        Bearing bearing = message.thread().bearing();
        if (target.status() == Status.RESOLVED
                && (bearing == Bearing.OPENS || bearing == Bearing.BEGINS)
                && !isSameCall(target)
                && !message.edits()
                && message.automation().kind() == Automation.Kind.NONE) {
            reasons.add(reopen(target.ticket()));
        }
        if (target.status().active() && bearing == Bearing.RESOLVES) {
            reasons.add(resolve(target.ticket(), appended.article()));
        }
        return new Outcome.Appended(target.ticket(), target.number(), appended.article(), reasons);
    }

    /** The article alone, and what targets are told of it. */
    Outcome.Appended add(Understood item, Candidate target, List<Reason> reasons) throws SQLException {
        UUID ticket = target.ticket();
        // first the ticket: its row lock puts the deliveries of two appends in order
        script.add(TOUCHED, ticket);
        UUID article = Articles.write(session, script, raw, ticket, item.message());
        if (raw.mode() == Mode.LIVE) {
            Deliveries.append(script, raw.brand(), ticket, article);
        }
        return new Outcome.Appended(ticket, target.number(), article, reasons);
    }

    private Reason reopen(UUID ticket) {
        Reason reason = Reason.of("reopened-by-reply");
        script.update("""
                with reopened as (
                    update ticket set status = 'OPEN' where id = ? and status = 'RESOLVED' returning id, brand)
                insert into history (brand, ticket_id, actor, field, before, after, reasons)
                select brand, id, 'inlet', 'status', 'RESOLVED', 'OPEN', ? from reopened""", ticket, Json.of(List.of(reason)));
        return reason;
    }

    private Reason resolve(UUID ticket, UUID article) {
        Reason reason = Reason.of("resolved-by-message");
        script.update("""
                with found as (select id, status from ticket where id = ? for update),
                resolved as (
                    update ticket t set status = 'RESOLVED' from found f
                    where t.id = f.id and f.status not in ('RESOLVED', 'CLOSED')
                    returning t.id, t.brand, f.status)
                insert into history (brand, ticket_id, actor, field, before, after, reasons)
                select brand, id, 'inlet', 'status', status, 'RESOLVED', ? from resolved""", ticket, Json.of(List.of(reason)));
        if (raw.mode() == Mode.LIVE) {
            Deliveries.resolve(script, raw.brand(), ticket, article);
        }
        return reason;
    }

    /** A late event of something that is over belongs there all the same. */
    private static boolean follows(Understood item) {
        return item.message().thread().bearing() == Bearing.FOLLOWS;
    }

    private static boolean isSameCall(Candidate target) {
        return target.why().code().equals(Conversation.CALL_KNOWN);
    }

    private static boolean isAnswerOfMachine(Understood item) {
        Automation.Kind kind = item.message().automation().kind();
        return kind == Automation.Kind.AUTO_REPLY || kind == Automation.Kind.BOUNCE || kind == Automation.Kind.FEEDBACK;
    }
}

package io.inlet.store;

import io.inlet.message.Automation;
import io.inlet.message.Ids;
import io.inlet.message.InboundMessage;
import io.inlet.message.Mode;
import io.inlet.message.RawMessage;
import io.inlet.message.Reason;
import io.inlet.ticket.Candidate;
import io.inlet.ticket.Classification;
import io.inlet.ticket.Commitments;
import io.inlet.ticket.Outcome;
import io.inlet.ticket.Remarks;
import io.inlet.ticket.Status;
import io.inlet.ticket.TicketNumber;
import io.inlet.ticket.Understood;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Opens a ticket for a message that belongs to none. */
final class Opening {
    private static final Bulk ROWS = Bulk.into(Bulk.Rank.TICKETS, "ticket", """
            id uuid, number text, brand text, mode text, kind text, subject text, status text, impact text, urgency text,
            priority text, category text, support_group text, tags text[], contact_id uuid, organisation text, channel text,
            inbox text, language text, parent_id uuid, respond_by delay""");

    private final Session session;
    private final Script script;
    private final RawMessage raw;
    private final Commitments commitments;

    Opening(Session session, Script script, RawMessage raw, Commitments commitments) {
        this.session = session;
        this.script = script;
        this.raw = raw;
        this.commitments = commitments;
    }

    /** @param passedOver a ticket that the message named and yet does not belong to, if any */
    Outcome open(Understood item, Look look, Optional<Candidate> passedOver) throws SQLException {
        InboundMessage message = item.message();
        Classification rules = item.classification();
        TicketNumber number = look.number().isPresent() ? look.number().get() : TicketNumbers.next(session);
        UUID ticket = Ids.next();
        List<Reason> reasons = reasons(item, passedOver);
        Optional<Contacts.Owner> owner = owner(message, look);
        script.add(
                ROWS,
                ticket,
                number.text(),
                raw.brand(),
                raw.mode(),
                rules.kind(),
                message.subject(),
                Status.NEW,
                rules.impact(),
                rules.urgency(),
                rules.priority(),
                rules.category(),
                rules.group(),
                rules.tags(),
                owner.map(Contacts.Owner::contact).orElse(null),
                owner.map(Contacts.Owner::organisation).orElse(null),
                message.channel(),
                message.inbox(),
                message.language(),
                passedOver.filter(Candidate::participant).map(Candidate::ticket).orElse(null),
                commitments.response(rules.priority()).orElse(null));
        UUID article = Articles.write(session, script, raw, ticket, message);
        TicketHistory.add(script, raw.brand(), ticket, "ticket", null, number.text(), reasons);
        if (raw.mode() == Mode.LIVE) {
            Deliveries.create(script, raw.brand(), ticket, article, rules.targets());
            acknowledge(item, look, new Outgoing.Ticketed(ticket, raw.brand(), raw.mode(), number, message.inbox()));
        }
        return new Outcome.Opened(ticket, number, article, reasons);
    }

    private void acknowledge(Understood item, Look look, Outgoing.Ticketed ticket) {
        item.acknowledgement().ifPresent(notice -> new Outgoing(script, ticket)
                .say(notice, look.spent().orElseThrow(), commitments, TicketHistory.INLET));
    }

    private Optional<Contacts.Owner> owner(InboundMessage message, Look look) {
        if (look.owners().isEmpty()) {
            return look.isSomebody() ? Optional.of(Contacts.create(script, raw.brand(), message)) : Optional.empty();
        }
        return Contacts.learn(script, raw.brand(), message, look.owners());
    }

    private static List<Reason> reasons(Understood item, Optional<Candidate> passedOver) {
        List<Reason> reasons = new ArrayList<>();
        passedOver.ifPresent(ticket -> reasons.add(Reason.of(
                ticket.participant() ? "thread-closed" : "thread-foreign-sender",
                ticket.number().text())));
        if (item.message().trust().contradicts()) {
            reasons.add(Reason.of(
                    "sender-not-proven",
                    String.join(", ", item.message().trust().reasons())));
        }
        Automation.Kind automation = item.message().automation().kind();
        if (automation != Automation.Kind.NONE && automation != Automation.Kind.BULK) {
            reasons.add(Reason.of("automated-without-thread", automation.word()));
        }
        reasons.addAll(Remarks.of(item.message()));
        reasons.addAll(item.classification().reasons());
        return reasons;
    }
}

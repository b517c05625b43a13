package io.inlet.store;

import io.inlet.message.Automation;
import io.inlet.message.Mode;
import io.inlet.message.RawMessage;
import io.inlet.message.Reason;
import io.inlet.ticket.Candidate;
import io.inlet.ticket.Outcome;
import io.inlet.ticket.Status;
import io.inlet.ticket.Understood;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Adds a message to the ticket that its thread leads to. */
final class Appending {
    private final Session session;
    private final Script script;
    private final RawMessage raw;

    Appending(Session session, Script script, RawMessage raw) {
        this.session = session;
        this.script = script;
        this.raw = raw;
    }

    /**
     * The ticket that a message belongs to. What a machine sent about a known thread (a bounce comes from the mail system, not from the
     * person) belongs there whoever sent it; what a person sent only where that person belongs, and not to a closed ticket.
     */
    static Optional<Candidate> target(Understood item, List<Candidate> candidates) {
        return candidates.stream()
                .filter(ticket -> isAnswerOfMachine(item) || ticket.participant() && ticket.status() != Status.CLOSED)
                .findFirst();
    }

    Outcome append(Understood item, Candidate target) throws SQLException {
        List<Reason> reasons = new ArrayList<>(List.of(target.why()));
        UUID ticket = target.ticket();
        // first the ticket: its row lock puts the deliveries of two appends in order
        script.update("update ticket set updated_at = now() where id = ?", ticket);
        UUID article = Articles.write(session, script, raw, ticket, item.message());
        TicketHistory.add(script, raw.brand(), ticket, "article", null, article.toString(), reasons);
        if (target.status() == Status.RESOLVED && item.message().automation().kind() == Automation.Kind.NONE) {
            reasons.add(reopen(ticket));
        }
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

    private static boolean isAnswerOfMachine(Understood item) {
        Automation.Kind kind = item.message().automation().kind();
        return kind == Automation.Kind.AUTO_REPLY || kind == Automation.Kind.BOUNCE;
    }
}

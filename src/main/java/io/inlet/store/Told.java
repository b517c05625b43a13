package io.inlet.store;

import io.inlet.dispatch.Feedback;
import io.inlet.dispatch.reply.Heard;
import io.inlet.dispatch.reply.Notices;
import io.inlet.message.Mode;
import io.inlet.message.Party;
import io.inlet.message.Reason;
import io.inlet.ticket.Commitments;
import io.inlet.ticket.Notice;
import io.inlet.ticket.Status;
import io.inlet.ticket.Ticket;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Applies what one target told of one of its tickets, inside a transaction. */
final class Told {
    /**
     * By the key that the target told us; until it has, by our own id. A ticket that keeps our id under another key is a copy that staff
     * made, and what is said there is not for our customer.
     */
    private static final String OURS = """
            select t.* from ticket t where t.id in (
                select ticket_id from target_ticket where external_key = ? and target = ?
                union all
                select d.ticket_id from delivery d
                where d.ticket_id = cast(? as uuid) and d.target = ? and d.operation = 'CREATE' and not exists (
                    select 1 from target_ticket k
                    where k.ticket_id = d.ticket_id and k.target = ? and k.external_key is not null))""";

    private final Session session;
    private final Script script;
    private final String target;
    private final Notices notices;
    private final Commitments commitments;

    Told(Session session, String target, Notices notices, Commitments commitments) {
        this.session = session;
        this.script = session.script();
        this.target = target;
        this.notices = notices;
        this.commitments = commitments;
    }

    /** Whether it was ours and new. */
    boolean apply(Feedback event) throws SQLException {
        Optional<Ticket> ticket = ours(event);
        if (ticket.isEmpty() || !isNew(event, ticket.get())) {
            return false;
        }
        Optional<Addressee> to = Addressee.of(session, ticket.get());
        if (event.said() != null) {
            answer(event, ticket.get(), to);
        }
        if (event.status() != null && event.status() != ticket.get().status() && !isResolving(event, ticket.get())) {
            change(event, ticket.get(), to);
        }
        if (event.missing() != null) {
            List<Reason> why =
                    List.of(Reason.of("feedback-missing", event.event(), event.externalKey()), event.missing());
            TicketHistory.add(
                    script, actor(), ticket.get().brand(), ticket.get().id(), "feedback", null, null, why);
        }
        script.run();
        return true;
    }

    /** The ticket, locked, so that no message is appended to it meanwhile. */
    private Optional<Ticket> ours(Feedback event) throws SQLException {
        Optional<Ticket> found =
                session.first(TicketRows::ticket, OURS, event.externalKey(), target, event.ticket(), target, target);
        if (found.isEmpty()) {
            return found;
        }
        UUID id = found.get().id();
        session.query(
                row -> true,
                "select pg_advisory_xact_lock(?)",
                Keys.ticket(found.get().brand(), id));
        return session.first(TicketRows::ticket, "select * from ticket where id = ? for update", id);
    }

    private boolean isNew(Feedback event, Ticket ticket) throws SQLException {
        return session.update("""
                insert into feedback (event, target, ticket_id, at) values (?, ?, ?, ?)
                on conflict do nothing""", Keys.stored(event.event()), target, ticket.id(), event.at()) > 0;
    }

    /** What the target itself made of our last message, before it hears that the ticket is resolved, opens nothing again. */
    private boolean isResolving(Feedback event, Ticket ticket) throws SQLException {
        return event.status().active()
                && session.first(row -> true, """
                        select 1 from delivery
                        where ticket_id = ? and target = ? and operation = 'RESOLVE' and state not in ('DELIVERED', 'PARKED')
                        limit 1""", ticket.id(), target).isPresent();
    }

    /** What staff said goes to the customer, and to the other targets of the ticket; it came from this one. */
    private void answer(Feedback event, Ticket ticket, Optional<Addressee> to) {
        Party author = new Party(event.author(), null, null, null, null);
        Optional<Heard> heard = to.map(Addressee::heard);
        Outgoing outgoing = outgoing(ticket, heard);
        Optional<Notice> notice = heard.filter(any -> ticket.mode() == Mode.LIVE)
                .flatMap(latest -> notices.answer(latest, ticket, event.said()));
        UUID article;
        if (notice.isPresent()) {
            disregard(to.get(), Notice.Kind.ANSWER, outgoing);
            article = outgoing.say(notice.get(), author, actor());
        } else {
            article = outgoing.unsaid(heard.map(Heard::channel).orElse(ticket.channel()), event.said(), author);
            outgoing.note(actor(), Notice.Kind.ANSWER, Reason.of("answer-undeliverable", ticket.channel()));
        }
        script.update("update ticket set updated_at = now() where id = ?", ticket.id());
        if (ticket.mode() == Mode.LIVE) {
            Deliveries.append(script, ticket.brand(), ticket.id(), article, target);
        }
    }

    private void change(Feedback event, Ticket ticket, Optional<Addressee> to) throws SQLException {
        script.update("update ticket set status = ?, updated_at = now() where id = ?", event.status(), ticket.id());
        TicketHistory.add(
                script,
                actor(),
                ticket.brand(),
                ticket.id(),
                "status",
                ticket.status().name(),
                event.status().name(),
                List.of(
                        event.author() == null
                                ? Reason.of("told-by-target", target)
                                : Reason.of("told-by-target-author", target, event.author())));
        if (to.isPresent() && ticket.mode() == Mode.LIVE) {
            tell(ticket, event.status(), to.get());
        }
    }

    /** By itself, and so to no machine. */
    private void tell(Ticket ticket, Status status, Addressee to) throws SQLException {
        Optional<Notice> notice = notices.status(to.heard(), ticket, status);
        if (notice.isEmpty()) {
            return;
        }
        Outgoing outgoing = outgoing(ticket, Optional.of(to.heard()));
        Optional<Reason> objection = notices.objection(Notice.Kind.STATUS, to.heard());
        if (objection.isPresent()) {
            outgoing.note(actor(), Notice.Kind.STATUS, objection.get());
            return;
        }
        Script.Answer<Outgoing.Spent> spent = Outgoing.spent(script, notice.get());
        script.run();
        disregard(to, Notice.Kind.STATUS, outgoing);
        outgoing.say(notice.get(), spent.rows().get(0), commitments, actor());
    }

    private void disregard(Addressee to, Notice.Kind kind, Outgoing outgoing) {
        if (to.disregarded() != null) {
            outgoing.note(actor(), kind, Reason.of("reply-to-unknown", to.disregarded()));
        }
    }

    private Outgoing outgoing(Ticket ticket, Optional<Heard> heard) {
        return new Outgoing(
                script, Outgoing.Ticketed.of(ticket, heard.map(Heard::inbox).orElse(ticket.inbox())));
    }

    private String actor() {
        return "target:" + target;
    }
}

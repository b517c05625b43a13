package io.inlet.store;

import io.inlet.message.InboundMessage;
import io.inlet.message.Reason;
import io.inlet.ticket.Candidate;
import io.inlet.ticket.Contact.Identity;
import io.inlet.ticket.Status;
import io.inlet.ticket.TicketNumber;
import java.util.List;

/** What a person has open, for messages that say nothing nearer. */
final class OpenTickets {
    private static final String NEWEST = """
            select t.id, t.number, t.status
            from ticket t
            where t.contact_id = (
                    select i.contact_id from contact_identity i
                    where i.value = any(?) and i.brand = ? and i.kind || ':' || i.value = any(?)
                    order by array_position(cast(? as text[]), i.kind || ':' || i.value)
                    limit 1)
                and t.mode = ? and t.status not in ('RESOLVED', 'CLOSED')
            order by t.opened_at desc, t.id desc
            limit 1""";

    private OpenTickets() {}

    /** Adds the look-up to a script; null when the message does not ask for it, or its sender is nobody in particular. */
    static Script.Answer<Candidate> look(Script script, Scope scope, InboundMessage message) {
        List<Identity> identities = Parties.identities(message);
        if (!message.thread().withContact() || identities.isEmpty()) {
            return null;
        }
        List<String> texts = Parties.texts(identities);
        return script.query(
                row -> new Candidate(
                        Columns.uuid(row, "id"),
                        new TicketNumber(row.getString("number")),
                        Columns.constant(row, "status", Status.class),
                        true,
                        Reason.of("contact-open-ticket")),
                NEWEST,
                identities.stream().map(Identity::value).toList(),
                scope.brand(),
                texts,
                texts,
                scope.mode());
    }
}

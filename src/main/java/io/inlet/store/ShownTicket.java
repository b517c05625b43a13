package io.inlet.store;

import io.inlet.message.InboundMessage;
import io.inlet.message.Reason;
import io.inlet.ticket.Candidate;
import io.inlet.ticket.Status;
import io.inlet.ticket.TicketNumber;
import java.util.List;

/**
 * The ticket whose token a message shows: whoever was shown it belongs there, from whatever address, except in a name that is
 * contradicted. That somebody comes who took no part so far is worth knowing: the next answer goes there.
 */
final class ShownTicket {
    private static final String BY_NUMBER = """
            select t.id, t.number, t.status, %s as participant
            from ticket t where t.number = ? and t.brand = ? and t.mode = ?""".formatted(Threads.PARTICIPANT);

    private ShownTicket() {}

    /** Adds the look-up to a script; null when the message shows none. */
    static Script.Answer<Candidate> look(Script script, Scope scope, InboundMessage message) {
        String number = message.thread().ticket();
        if (number == null) {
            return null;
        }
        List<String> sender = Parties.sender(message);
        return script.query(
                row -> new Candidate(
                        Columns.uuid(row, "id"),
                        new TicketNumber(row.getString("number")),
                        Columns.constant(row, "status", Status.class),
                        !message.trust().contradicts(),
                        Reason.of(row.getBoolean("participant") ? "thread-token" : "thread-token-newcomer", number)),
                BY_NUMBER,
                sender,
                sender,
                number,
                scope.brand(),
                scope.mode());
    }
}

package io.inlet.store;

import io.inlet.message.InboundMessage;
import io.inlet.message.Reason;
import io.inlet.ticket.Candidate;
import io.inlet.ticket.Status;
import io.inlet.ticket.TicketNumber;

/** The ticket whose token a message shows: whoever was shown it belongs there, from whatever address. */
final class ShownTicket {
    private static final String BY_NUMBER =
            "select t.id, t.number, t.status from ticket t where t.number = ? and t.brand = ? and t.mode = ?";

    private ShownTicket() {}

    /** Adds the look-up to a script; null when the message shows none. */
    static Script.Answer<Candidate> look(Script script, Scope scope, InboundMessage message) {
        String number = message.thread().ticket();
        if (number == null) {
            return null;
        }
        return script.query(
                row -> new Candidate(
                        Columns.uuid(row, "id"),
                        new TicketNumber(row.getString("number")),
                        Columns.constant(row, "status", Status.class),
                        true,
                        Reason.of("thread-token", number)),
                BY_NUMBER,
                number,
                scope.brand(),
                scope.mode());
    }
}

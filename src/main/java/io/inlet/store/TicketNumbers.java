package io.inlet.store;

import io.inlet.ticket.TicketNumber;
import java.sql.SQLException;

/** Draws ticket numbers. Those of transactions that are rolled back are left out. */
final class TicketNumbers {
    private static final String NEXT = "select nextval('ticket_number') from generate_series(1, cast(? as integer))";

    private TicketNumbers() {}

    static TicketNumber next(Session session) throws SQLException {
        return session.query(row -> TicketNumber.of(row.getLong(1)), NEXT, 1).get(0);
    }

    /** Adds to a script that so many are drawn. */
    static Script.Answer<TicketNumber> next(Script script, int number) {
        return script.query(row -> TicketNumber.of(row.getLong(1)), NEXT, number);
    }
}

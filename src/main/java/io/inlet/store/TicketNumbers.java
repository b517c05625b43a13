package io.inlet.store;

import io.inlet.ticket.TicketNumber;
import java.sql.SQLException;

/** Draws ticket numbers. Those of transactions that are rolled back are left out. */
final class TicketNumbers {
    static final String NEXT = "select nextval('ticket_number')";

    private TicketNumbers() {}

    static TicketNumber next(Session session) throws SQLException {
        return TicketNumber.of(session.query(row -> row.getLong(1), NEXT).get(0));
    }
}

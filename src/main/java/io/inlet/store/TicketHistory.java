package io.inlet.store;

import io.inlet.message.Reason;
import java.util.List;
import java.util.UUID;

/** Writes changes of tickets made by Inlet itself. */
final class TicketHistory {
    private TicketHistory() {}

    static void add(
            Script script, String brand, UUID ticket, String field, String before, String after, List<Reason> reasons) {
        script.update("""
                insert into history (brand, ticket_id, actor, field, before, after, reasons)
                values (?, ?, 'inlet', ?, ?, ?, ?)""", brand, ticket, field, before, after, Json.of(reasons));
    }
}

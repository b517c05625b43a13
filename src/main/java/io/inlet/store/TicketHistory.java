package io.inlet.store;

import io.inlet.message.Reason;
import java.util.List;
import java.util.UUID;

/** Writes changes of tickets. */
final class TicketHistory {
    static final String INLET = "inlet";

    private static final Bulk ROWS = Bulk.into(
            Bulk.Rank.REST,
            "history",
            "brand text, ticket_id uuid, actor text, field text, before text, after text, reasons jsonb");

    private TicketHistory() {}

    /** As Inlet itself changed it. */
    static void add(
            Script script, String brand, UUID ticket, String field, String before, String after, List<Reason> reasons) {
        add(script, INLET, brand, ticket, field, before, after, reasons);
    }

    /** As somebody else changed it. */
    static void add(
            Script script,
            String actor,
            String brand,
            UUID ticket,
            String field,
            String before,
            String after,
            List<Reason> reasons) {
        script.add(ROWS, brand, ticket, actor, field, before, after, Json.of(reasons));
    }
}

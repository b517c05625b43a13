package io.inlet.store;

import io.inlet.message.RawMessage;
import io.inlet.message.Reason;
import io.inlet.ticket.Outcome;
import io.inlet.ticket.TicketNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What became of messages, kept for those who ask later. */
final class Outcomes {
    private static final Bulk ROWS = Bulk.into(
            Bulk.Rank.REST,
            "outcome",
            "raw_id uuid, item integer, kind text, ticket_id uuid, number text, article_id uuid, reasons jsonb");

    private Outcomes() {}

    /** The first row's items, and for each further row of the group that it follows the first item. */
    static void write(Script script, List<RawMessage> group, List<Outcome> items) {
        for (int item = 0; item < items.size(); item++) {
            write(script, group.get(0).id(), item, items.get(item));
        }
        Outcome following = follower(items.get(0));
        for (RawMessage row : group.subList(1, group.size())) {
            write(script, row.id(), 0, following);
        }
    }

    static void write(Script script, UUID raw, int item, Outcome outcome) {
        Ticketed ticketed = Ticketed.of(outcome);
        script.add(
                ROWS,
                raw,
                item,
                ticketed.kind(),
                ticketed.ticket(),
                ticketed.number(),
                ticketed.article(),
                Json.of(outcome.reasons()));
    }

    private static Outcome follower(Outcome first) {
        Ticketed ticketed = Ticketed.of(first);
        return ticketed.ticket() == null
                ? first
                : new Outcome.Appended(
                        ticketed.ticket(),
                        new TicketNumber(ticketed.number()),
                        ticketed.article(),
                        List.of(Reason.of("follows-in-group")));
    }

    /** Empty while the message is pending; for an alias of a message, what became of that. */
    static Optional<List<Outcome>> read(Session session, UUID given) throws SQLException {
        List<Outcome> items = session.query(Outcomes::map, """
                with asked as (
                    select coalesce((select raw_id from repeated_receipt where id = ?), cast(? as uuid)) as raw_id)
                select item, kind, ticket_id, number, article_id, reasons from outcome natural join asked
                union all
                select 0, 'PARKED', null, null, null, jsonb_build_array(reason)
                from inbox_message natural join asked where state = 'PARKED'
                order by item""", given, given);
        return items.isEmpty() ? Optional.empty() : Optional.of(items);
    }

    private static Outcome map(ResultSet row) throws SQLException {
        List<Reason> reasons = Json.reasons(row.getString("reasons"));
        UUID ticket = Columns.uuid(row, "ticket_id");
        UUID article = Columns.uuid(row, "article_id");
        String number = row.getString("number");
        return switch (row.getString("kind")) {
            case "OPENED" -> new Outcome.Opened(ticket, new TicketNumber(number), article, reasons);
            case "APPENDED" -> new Outcome.Appended(ticket, new TicketNumber(number), article, reasons);
            case "DUPLICATE" -> new Outcome.Duplicate(ticket, new TicketNumber(number), article, reasons);
            case "PARKED" -> new Outcome.Parked(reasons);
            default -> new Outcome.Ignored(reasons);
        };
    }

    private record Ticketed(String kind, UUID ticket, String number, UUID article) {
        static Ticketed of(Outcome outcome) {
            if (outcome instanceof Outcome.Opened opened) {
                return new Ticketed("OPENED", opened.ticket(), opened.number().text(), opened.article());
            } else if (outcome instanceof Outcome.Appended appended) {
                return new Ticketed(
                        "APPENDED", appended.ticket(), appended.number().text(), appended.article());
            } else if (outcome instanceof Outcome.Duplicate duplicate) {
                return new Ticketed(
                        "DUPLICATE", duplicate.ticket(), duplicate.number().text(), duplicate.article());
            }
            return new Ticketed("IGNORED", null, null, null);
        }
    }
}

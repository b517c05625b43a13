package io.inlet.store;

import io.inlet.ticket.Ticket;
import io.inlet.ticket.TicketNumber;
import io.inlet.ticket.Tickets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Builds and runs a search. Ids are time-ordered, so that a page begins where the one before it ended, whatever came in meanwhile. */
final class TicketSearch {
    private static final int LARGEST_PAGE = 200;
    /** More words than a person types only cost time. */
    private static final int MOST_WORDS = 10;

    private final StringBuilder sql = new StringBuilder("select t.* from ticket t where true");
    private final List<Object> values = new ArrayList<>();
    private final int limit;

    TicketSearch(Tickets.Query query) {
        this.limit = Math.max(1, Math.min(query.limit(), LARGEST_PAGE));
        equal("brand", query.brand());
        equal("channel", query.channel());
        equal("inbox", query.inbox());
        equal("status", query.status());
        equal("priority", query.priority());
        if (query.contactEmail() != null) {
            and(
                    "t.contact_id in (select contact_id from contact_identity i"
                            + " where i.brand = t.brand and i.kind = ? and i.value = ?)",
                    Parties.EMAIL,
                    Parties.email(query.contactEmail()));
        }
        if (query.after() != null) {
            and("t.id < ?", position(query.after()));
        }
        if (query.text() != null) {
            text(query.text());
        }
        sql.append(" order by t.id desc limit ").append(limit + 1);
    }

    Tickets.Page run(Session session) throws SQLException {
        List<Ticket> found = session.query(TicketRows::ticket, sql.toString(), values.toArray());
        if (found.size() <= limit) {
            return new Tickets.Page(found, null);
        }
        List<Ticket> page = found.subList(0, limit);
        return new Tickets.Page(List.copyOf(page), page.get(limit - 1).id().toString());
    }

    private void text(String text) {
        TicketNumber number = TicketNumber.parse(text).orElse(null);
        if (number != null) {
            sql.append(" and (t.number = ? or (true");
            values.add(number.text());
        }
        text.strip()
                .lines()
                .flatMap(line -> List.of(line.split("\\s+")).stream())
                .limit(MOST_WORDS)
                .forEach(this::word);
        if (number != null) {
            sql.append("))");
        }
    }

    private void word(String word) {
        String pattern = "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        and(
                "(t.number like ? or t.subject ilike ? or exists (select 1 from article a where a.ticket_id = t.id"
                        + " and (a.sender_email ilike ? or a.sender_name ilike ? or a.subject ilike ? or a.text ilike ?)))",
                pattern,
                pattern,
                pattern,
                pattern,
                pattern,
                pattern);
    }

    private void equal(String column, Object value) {
        if (value != null) {
            and("t." + column + " = ?", value);
        }
    }

    private void and(String condition, Object... given) {
        sql.append(" and ").append(condition);
        values.addAll(List.of(given));
    }

    private static UUID position(String after) {
        try {
            return UUID.fromString(after);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "reading a page of tickets: the position is not one that an earlier page gave", e);
        }
    }
}

package io.inlet.store;

import io.inlet.message.Mode;
import io.inlet.message.RawMessage;
import io.inlet.message.Reason;
import io.inlet.ticket.Classification;
import io.inlet.ticket.Commitments;
import io.inlet.ticket.Impact;
import io.inlet.ticket.Outcome;
import io.inlet.ticket.Priority;
import io.inlet.ticket.Understood;
import io.inlet.ticket.Urgency;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The same message once more. Its article remembers the inbox; and if that is another one, its rules are heard as well: they may add tags
 * and targets and raise the priority, never lower it.
 */
final class Repeating {
    private final Session session;
    private final Script script;
    private final RawMessage raw;
    private final Commitments commitments;

    Repeating(Session session, Script script, RawMessage raw, Commitments commitments) {
        this.session = session;
        this.script = script;
        this.raw = raw;
        this.commitments = commitments;
    }

    private record Present(List<String> tags, Impact impact, Urgency urgency, Priority priority) {}

    Outcome repeat(Understood item, Look.Repeated first) throws SQLException {
        String inbox = item.message().inbox();
        List<Reason> reasons = List.of(Reason.of("same-message", inbox));
        TicketHistory.add(
                script,
                raw.brand(),
                first.ticket(),
                "article",
                null,
                first.article().toString(),
                reasons);
        if (!first.inboxes().contains(inbox)) {
            script.update(
                    "update article set inboxes = inboxes || cast(? as text) where id = ?", inbox, first.article());
            hear(item.classification(), first.ticket(), inbox);
        }
        return new Outcome.Duplicate(first.ticket(), first.number(), first.article(), reasons);
    }

    private void hear(Classification rules, UUID ticket, String inbox) throws SQLException {
        Present present = session.query(
                        row -> new Present(
                                Columns.texts(row, "tags"),
                                Columns.constant(row, "impact", Impact.class),
                                Columns.constant(row, "urgency", Urgency.class),
                                Columns.constant(row, "priority", Priority.class)),
                        "select tags, impact, urgency, priority from ticket where id = ? for no key update",
                        ticket)
                .get(0);
        List<Reason> reasons = new ArrayList<>(List.of(Reason.of("second-inbox", inbox)));
        reasons.addAll(rules.reasons());
        tag(rules, ticket, present, reasons);
        raise(rules, ticket, present, reasons);
        if (raw.mode() == Mode.LIVE) {
            tell(rules, ticket, reasons);
        }
    }

    private void tag(Classification rules, UUID ticket, Present present, List<Reason> reasons) {
        Set<String> tags = new LinkedHashSet<>(present.tags());
        if (tags.addAll(rules.tags())) {
            script.update("update ticket set tags = ?, updated_at = now() where id = ?", tags, ticket);
            change(ticket, "tags", String.join(", ", present.tags()), String.join(", ", tags), reasons);
        }
    }

    private void raise(Classification rules, UUID ticket, Present present, List<Reason> reasons) {
        if (rules.priority().compareTo(present.priority()) < 0) {
            script.update(
                    """
                    update ticket set priority = ?, impact = ?, urgency = ?, updated_at = now(),
                        respond_by = least(respond_by, opened_at + cast(? as bigint) * interval '1 millisecond')
                    where id = ?""",
                    rules.priority(),
                    rules.impact(),
                    rules.urgency(),
                    commitments.response(rules.priority()).orElse(null),
                    ticket);
            change(
                    ticket,
                    "priority",
                    present.priority().name(),
                    rules.priority().name(),
                    reasons);
        }
    }

    /** Targets that were not told yet hear of the ticket from its beginning. */
    private void tell(Classification rules, UUID ticket, List<Reason> reasons) throws SQLException {
        Set<String> targets = new LinkedHashSet<>(rules.targets());
        session.query(
                        row -> row.getString(1),
                        "select target from delivery where ticket_id = ? and operation = 'CREATE'",
                        ticket)
                .forEach(targets::remove);
        if (targets.isEmpty()) {
            return;
        }
        UUID first = session.query(
                        row -> Columns.uuid(row, "id"),
                        "select id from article where ticket_id = ? order by sequence limit 1",
                        ticket)
                .get(0);
        List<String> names = List.copyOf(targets);
        Deliveries.create(script, raw.brand(), ticket, first, names);
        Deliveries.catchUp(script, raw.brand(), ticket, first, names);
        change(ticket, "targets", null, String.join(", ", names), reasons);
    }

    private void change(UUID ticket, String field, String before, String after, List<Reason> reasons) {
        TicketHistory.add(script, raw.brand(), ticket, field, before, after, reasons);
    }
}

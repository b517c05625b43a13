package io.inlet.store;

import io.inlet.message.Group;
import io.inlet.message.RawMessage;
import io.inlet.message.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Groups whose holder never came back: one of them may have killed the process. Only one runs at a time in all gateways, so that the guilty
 * one takes no neighbour with it; after a few such runs it is parked.
 */
final class Suspects {
    /** One lock for all gateways on a database: who looks for a suspect. */
    private static final long LOOKING = 0x1A1E7_5D5_9EC7L;

    private final Transactions transactions;
    private final RawMessages messages;
    private final int attempts;

    Suspects(Transactions transactions, RawMessages messages, int attempts) {
        this.transactions = transactions;
        this.messages = messages;
        this.attempts = attempts;
    }

    private record Suspect(UUID id, UUID lease, String group, int attempts) {
        static Suspect map(ResultSet row) throws SQLException {
            return new Suspect(
                    Columns.uuid(row, "raw_id"),
                    Columns.uuid(row, "lease"),
                    row.getString("group_key"),
                    row.getInt("attempts"));
        }
    }

    /** None or one group. */
    List<Group> claim(Duration lease) {
        return transactions.write("looking for messages of dead holders", session -> {
            if (!mayLook(session)) {
                return List.of();
            }
            while (true) {
                Optional<Suspect> found = next(session);
                if (found.isEmpty()) {
                    return List.of();
                }
                Suspect suspect = found.get();
                List<UUID> ids = members(session, suspect);
                if (suspect.attempts() < attempts) {
                    return List.of(lease(session, ids, lease));
                }
                Parking.park(
                        session,
                        ids,
                        suspect.lease(),
                        Reason.of("crashed-repeatedly", Integer.toString(attempts)),
                        null);
            }
        });
    }

    private static boolean mayLook(Session session) throws SQLException {
        return session.query(row -> row.getBoolean(1), """
                        select pg_try_advisory_xact_lock(?) and not exists (
                            select 1 from inbox_message where lease is not null and leased_until > now() and attempts > 0)
                        """, LOOKING).get(0);
    }

    private static Optional<Suspect> next(Session session) throws SQLException {
        return session.first(Suspect::map, """
                select raw_id, lease, group_key, attempts from inbox_message
                where lease is not null and leased_until <= now()
                order by leased_until, sequence limit 1
                for update skip locked
                """);
    }

    private static List<UUID> members(Session session, Suspect suspect) throws SQLException {
        if (suspect.group() == null) {
            return List.of(suspect.id());
        }
        return session.query(row -> Columns.uuid(row, "raw_id"), """
                select raw_id from inbox_message
                where group_key = ? and state = 'PENDING' and lease = ?
                order by sequence for update
                """, suspect.group(), suspect.lease());
    }

    private Group lease(Session session, List<UUID> ids, Duration time) throws SQLException {
        UUID lease = UUID.randomUUID();
        session.update("""
                update inbox_message
                set attempts = attempts + 1, lease = ?, leased_until = now() + cast(? as bigint) * interval '1 millisecond'
                where raw_id = any(?)
                """, lease, time, ids);
        List<RawMessage> group = session.query(
                messages::map,
                "select " + RawMessages.COLUMNS + " from raw_message r join inbox_message i on i.raw_id = r.id"
                        + " where r.id = any(?) order by i.sequence",
                ids);
        return new Group(lease, group);
    }
}

package io.inlet.store;

import io.inlet.message.Reason;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Sets rows aside and counts them as parked. */
final class Parking {
    private Parking() {}

    /** Gives the number of rows that were held under the lease and are parked now. */
    static int park(Session session, List<UUID> ids, UUID lease, Reason reason, String detail) throws SQLException {
        int parked = session.update("""
                update inbox_message
                set state = 'PARKED', lease = null, leased_until = null, parked_at = now(), reason = ?, detail = ?
                where raw_id = any(?) and lease = ?
                """, Json.of(reason), detail, ids, lease);
        session.update("""
                insert into tally_delta (channel, brand, inbox, parked, pending)
                select channel, brand, inbox, 1, -1 from inbox_message
                where raw_id = any(?) and state = 'PARKED' and mode <> 'SANDBOX'
                """, ids);
        return parked;
    }
}

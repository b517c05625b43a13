package io.inlet.store.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs written-down statements on some connections, as fast as the driver and the server can.
 *
 * @param connections in auto-commit mode
 */
record DirectRun(List<Connection> connections) {

    /** Settles the whole backlog; gives the number of settled groups. */
    int settle(Rehearsed work) throws InterruptedException, ExecutionException {
        AtomicInteger settled = new AtomicInteger();
        Map<String, Rehearsed.Settling> left = new ConcurrentHashMap<>(work.settlings());
        Crew.run(connections.size(), number -> {
            Connection connection = connections.get(number);
            while (!left.isEmpty()) {
                String lease = UUID.randomUUID().toString();
                Rehearsed.Settling settling = next(left, claim(connection, work, lease));
                if (settling != null) {
                    for (Deed deed : settling.deeds()) {
                        run(connection, deed, settling.lease(), lease);
                    }
                    settled.addAndGet(settling.groups());
                }
            }
        });
        return settled.get();
    }

    /** What settles the claimed rows; where claims overtook each other and took others together, what settles as many. */
    private static Rehearsed.Settling next(Map<String, Rehearsed.Settling> left, List<String> claimed) {
        Rehearsed.Settling own = claimed.isEmpty() ? null : left.remove(claimed.get(0));
        Iterator<String> others = left.keySet().iterator();
        while (own == null && others.hasNext()) {
            own = left.remove(others.next());
        }
        return own;
    }

    /** Runs each deed once; on whichever connection is free. */
    void run(List<Deed> deeds) throws InterruptedException, ExecutionException {
        AtomicInteger next = new AtomicInteger();
        Crew.run(connections.size(), number -> {
            for (int i = next.getAndIncrement(); i < deeds.size(); i = next.getAndIncrement()) {
                run(connections.get(number), deeds.get(i), null, null);
            }
        });
    }

    /** The ids of the claimed rows. */
    private static List<String> claim(Connection connection, Rehearsed work, String lease) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (PreparedStatement statement = work.claim().prepare(connection, work.lease(), lease);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getString("id"));
            }
        }
        return ids;
    }

    private static void run(Connection connection, Deed deed, String placeholder, String text) throws SQLException {
        connection.setAutoCommit(!deed.committed());
        for (Step step : deed.steps()) {
            try (PreparedStatement statement = step.prepare(connection, placeholder, text)) {
                boolean rows = statement.execute();
                while (rows || statement.getUpdateCount() >= 0) {
                    if (rows) {
                        read(statement);
                    }
                    rows = statement.getMoreResults();
                }
            }
        }
        if (deed.committed()) {
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    private static void read(PreparedStatement statement) throws SQLException {
        try (ResultSet result = statement.getResultSet()) {
            while (result.next()) {
                result.getObject(1);
            }
        }
    }
}

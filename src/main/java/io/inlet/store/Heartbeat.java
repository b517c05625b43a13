package io.inlet.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the database every second, on a connection of its own, whether it is there. A long statement is no silence: a living server answers
 * a short question beside it. It is away when two questions get no answer, the second one on a fresh connection.
 */
final class Heartbeat implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration REMINDER = Duration.ofMinutes(10);
    private static final Duration NEWS = Duration.ofSeconds(30);

    private final JdbcAddress address;
    private final Wires wire;
    private final Subject subject;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "heartbeat"));
    private Connection connection;
    private boolean away;
    private String said = "";
    private long saidAt;

    /** Who is told of it, at every look. */
    interface Subject {
        /** Opens what could not be opened before, and tells why that cannot be done now either; null: it is open. */
        String open();

        void there();

        void away(String why);
    }

    private Heartbeat(JdbcAddress address, Subject subject) {
        this.address = address;
        this.subject = subject;
        this.wire = new Wires(address, "inlet heartbeat", PATIENCE);
    }

    static Heartbeat start(JdbcAddress address, Subject subject) {
        Heartbeat heartbeat = new Heartbeat(address, subject);
        heartbeat.timer.scheduleWithFixedDelay(heartbeat::beat, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        return heartbeat;
    }

    private void beat() {
        try {
            String trouble = trouble();
            if (trouble == null) {
                subject.there();
                if (away) {
                    LOG.warn("The database {} answers again; what lies in the spool is captured now", address.place());
                }
                away = false;
            } else {
                subject.away(trouble);
                say(trouble);
                away = true;
            }
        } catch (RuntimeException | Error failure) { // the timer would never fire again
            LOG.warn("Watching the database goes on after", failure);
        }
    }

    private void say(String trouble) {
        Duration ago = Duration.ofNanos(System.nanoTime() - saidAt);
        Duration quiet = trouble.equals(said) ? REMINDER : NEWS;
        if (!away || ago.compareTo(quiet) > 0) {
            said = trouble;
            saidAt = System.nanoTime();
            LOG.error(
                    "No database. {}. Forms, calls and webhooks are kept in the spool, mail waits in its mailboxes; everything goes on by"
                            + " itself as soon as the database is there",
                    trouble);
        }
    }

    /** Why nothing can be done there now; null: it can. */
    private String trouble() {
        SQLException failure = ask();
        if (failure != null) {
            failure = ask();
        }
        return failure == null || SqlErrors.isCrowd(failure)
                ? subject.open()
                : ConnectionProblem.describe(address, failure);
    }

    /** Null: it answered. */
    private SQLException ask() {
        try {
            if (connection == null) {
                connection = wire.getConnection();
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("select 1");
            }
            return null;
        } catch (SQLException failure) {
            wire.cut();
            connection = null;
            return failure;
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        wire.cut();
        try {
            timer.awaitTermination(20, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        wire.cut();
    }
}

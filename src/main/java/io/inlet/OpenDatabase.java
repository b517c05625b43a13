package io.inlet;

import io.inlet.message.StoreUnavailableException;
import io.inlet.settings.DatabaseSettings;
import io.inlet.settings.Secret;
import io.inlet.settings.Settings;
import io.inlet.store.Backup;
import io.inlet.store.Database;
import io.inlet.store.DatabaseOptions;
import io.inlet.store.DatabaseTexts;
import io.inlet.store.DatabaseUnusableException;
import io.inlet.store.JdbcAddress;
import io.inlet.store.Restore;
import io.inlet.store.embedded.EmbeddedOptions;
import io.inlet.store.embedded.EmbeddedServer;
import io.inlet.store.embedded.EmbeddedServerException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database of a home: the external one that the settings name, else the embedded one in the data folder.
 */
public final class OpenDatabase implements AutoCloseable {
    private static final int CLIENT_CONNECTIONS = 2;
    private static final Logger LOG = LoggerFactory.getLogger(OpenDatabase.class);

    private final EmbeddedServer server;
    private final Database database;
    private final String place;
    private final boolean joined;
    private volatile String complaint = "";

    private OpenDatabase(EmbeddedServer server, Database database, String place, boolean joined) {
        this.server = server;
        this.database = database;
        this.place = place;
        this.joined = joined;
    }

    /**
     * For the gateway itself: starts the embedded server, and is refused while another gateway owns the data folder. An external database
     * may be away: it is opened as soon as it is there.
     */
    public static OpenDatabase forGateway(Home home, Settings settings) {
        return settings.find(DatabaseSettings.URL)
                .map(url -> external(url, settings, settings.get(DatabaseSettings.CONNECTIONS), Database::attend))
                .orElseGet(() -> embedded(home.data(settings), settings, Database::attend));
    }

    /**
     * For a command that feeds the line: as {@link #forClient}, but an embedded database that is not there yet is made.
     *
     * @throws DatabaseAwayException when an external one does not answer
     */
    public static OpenDatabase forCommand(Home home, Settings settings) {
        Path data = home.data(settings);
        return settings.find(DatabaseSettings.URL).isPresent() || EmbeddedServer.exists(data)
                ? client(home, settings, settings.get(DatabaseSettings.CONNECTIONS))
                : embedded(data, settings, Database::open);
    }

    /**
     * For a command that looks or changes a word: the running gateway's database, or the embedded one started for this command alone. It
     * never makes a database and never changes the schema of one: that is the gateway's to do, at its start.
     *
     * @throws DatabaseAwayException when there is none, or an external one does not answer
     */
    public static OpenDatabase forClient(Home home, Settings settings) {
        return client(home, settings, CLIENT_CONNECTIONS);
    }

    private static OpenDatabase client(Home home, Settings settings, int connections) {
        try {
            Optional<String> url = settings.find(DatabaseSettings.URL);
            if (url.isPresent()) {
                return external(url.get(), settings, connections, Database::join);
            }
            Path data = home.data(settings);
            Optional<JdbcAddress> running = EmbeddedServer.connect(data);
            if (running.isPresent()) {
                return joined(running.get(), settings);
            }
            if (!EmbeddedServer.exists(data)) {
                throw new DatabaseAwayException(DatabaseTexts.of("none", data), null);
            }
            return embedded(data, settings, Database::join);
        } catch (DatabaseUnusableException unusable) {
            throw unusable.isAway() ? new DatabaseAwayException(unusable.getMessage(), unusable) : unusable;
        }
    }

    /** How a database is opened. */
    private interface Opening {
        Database open(JdbcAddress address, DatabaseOptions options);
    }

    private static OpenDatabase joined(JdbcAddress running, Settings settings) {
        DatabaseOptions options = options(settings).withPoolSize(CLIENT_CONNECTIONS);
        return new OpenDatabase(null, Database.join(running, options), running.place(), true);
    }

    private static OpenDatabase external(String url, Settings settings, int connections, Opening opening) {
        JdbcAddress address = address(url, settings);
        DatabaseOptions options = options(settings).withPoolSize(connections);
        return new OpenDatabase(null, opening.open(address, options), address.place(), false);
    }

    private static OpenDatabase embedded(Path data, Settings settings, Opening opening) {
        EmbeddedServer server = EmbeddedServer.start(EmbeddedOptions.of(data));
        try {
            return new OpenDatabase(
                    server,
                    opening.open(server.address(), options(settings)),
                    server.address().place(),
                    false);
        } catch (RuntimeException unusable) {
            server.close();
            throw unusable;
        }
    }

    private static DatabaseOptions options(Settings settings) {
        return new DatabaseOptions(
                settings.get(DatabaseSettings.CONNECTIONS),
                DatabaseOptions.defaults().connectionTimeout(),
                settings.get(DatabaseSettings.STATEMENT_TIMEOUT),
                settings.get(DatabaseSettings.LOCK_TIMEOUT));
    }

    /** Writes the whole state of one moment into a file; gives the number of rows. */
    public long backup(Path file) throws IOException {
        return new Backup(database.dataSource()).write(file);
    }

    /**
     * Brings a backup into the empty database of a home, which is made where it is the embedded one; gives the number of rows.
     *
     * @throws io.inlet.store.RestoreRefusedException when the database is not empty, or the file no whole backup
     */
    public static long restore(Home home, Settings settings, Path file) throws IOException {
        Optional<String> url = settings.find(DatabaseSettings.URL);
        if (url.isPresent()) {
            return new Restore(address(url.get(), settings), options(settings)).run(file);
        }
        try (EmbeddedServer server = EmbeddedServer.start(EmbeddedOptions.of(home.data(settings)))) {
            return new Restore(server.address(), options(settings)).run(file);
        }
    }

    private static JdbcAddress address(String url, Settings settings) {
        return new JdbcAddress(
                url,
                settings.get(DatabaseSettings.USER),
                settings.find(DatabaseSettings.PASSWORD).map(Secret::reveal).orElse(""));
    }

    /** The time by the database's clock. */
    Instant now() {
        return database.now();
    }

    /** Why nothing can be done with it now. */
    Optional<String> trouble() {
        return database.trouble().map(words -> complaint.isEmpty() ? words : complaint);
    }

    /** Does something now, or as soon as the database is there. */
    void whenThere(Runnable work) {
        database.whenThere(work);
    }

    DataSource dataSource() {
        return database.dataSource();
    }

    /**
     * Starts an embedded server again that died; does nothing for any other.
     *
     * @throws StoreUnavailableException when it does not start, which is logged once for each reason
     */
    void revive() {
        if (server == null) {
            return;
        }
        try {
            if (server.revive()) {
                LOG.error("The embedded PostgreSQL had ended and was started again; its log is in the data folder");
            }
            complaint = "";
        } catch (EmbeddedServerException dead) {
            if (!complaint.equals(dead.getMessage())) {
                LOG.error("The embedded PostgreSQL ended and is tried again every few seconds: {}", dead.getMessage());
            }
            complaint = dead.getMessage();
            throw new StoreUnavailableException(complaint, dead);
        }
    }

    /** Whether a running gateway in another process owns the embedded server. */
    public boolean belongsToAnother() {
        return joined;
    }

    /** Whether it was started for this process alone, so that no gateway of this home can be running. */
    public boolean isOurs() {
        return server != null;
    }

    /** Host, port and name for a person to read. */
    public String place() {
        return place;
    }

    @Override
    public void close() {
        database.close();
        if (server != null) {
            server.close();
        }
    }
}

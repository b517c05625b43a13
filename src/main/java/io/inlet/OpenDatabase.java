package io.inlet;

import io.inlet.settings.DatabaseSettings;
import io.inlet.settings.Secret;
import io.inlet.settings.Settings;
import io.inlet.store.Database;
import io.inlet.store.DatabaseOptions;
import io.inlet.store.JdbcAddress;
import io.inlet.store.embedded.EmbeddedOptions;
import io.inlet.store.embedded.EmbeddedServer;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database of a home: the external one that the settings name, else the embedded one in the data folder.
 */
public final class OpenDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpenDatabase.class);

    private final EmbeddedServer server;
    private final Database database;
    private final String place;
    private final boolean joined;

    private OpenDatabase(EmbeddedServer server, Database database, String place, boolean joined) {
        this.server = server;
        this.database = database;
        this.place = place;
        this.joined = joined;
    }

    /** For the gateway itself: starts the embedded server, and is refused while another gateway owns the data folder. */
    public static OpenDatabase forGateway(Home home, Settings settings) {
        return settings.find(DatabaseSettings.URL)
                .map(url -> external(url, settings))
                .orElseGet(() -> embedded(home.data(settings), settings));
    }

    /** For a command: the running gateway's database, or the embedded one started for this command alone. */
    public static OpenDatabase forCommand(Home home, Settings settings) {
        if (settings.find(DatabaseSettings.URL).isPresent()) {
            return forGateway(home, settings);
        }
        Optional<JdbcAddress> running = EmbeddedServer.connect(home.data(settings));
        if (running.isEmpty()) {
            return embedded(home.data(settings), settings);
        }
        return new OpenDatabase(
                null,
                Database.join(running.get(), options(settings).withPoolSize(2)),
                running.get().place(),
                true);
    }

    private static OpenDatabase external(String url, Settings settings) {
        JdbcAddress address = new JdbcAddress(
                url,
                settings.get(DatabaseSettings.USER),
                settings.find(DatabaseSettings.PASSWORD).map(Secret::reveal).orElse(""));
        return new OpenDatabase(null, Database.open(address, options(settings)), address.place(), false);
    }

    private static OpenDatabase embedded(Path data, Settings settings) {
        EmbeddedServer server = EmbeddedServer.start(EmbeddedOptions.of(data));
        try {
            return new OpenDatabase(
                    server,
                    Database.open(server.address(), options(settings)),
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

    DataSource dataSource() {
        return database.dataSource();
    }

    /** Starts an embedded server again that died; does nothing for any other. */
    void revive() {
        if (server != null && server.revive()) {
            LOG.error("The embedded PostgreSQL had ended and was started again; its log is in the data folder");
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

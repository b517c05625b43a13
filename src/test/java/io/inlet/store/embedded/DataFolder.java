package io.inlet.store.embedded;

import io.inlet.store.JdbcAddress;
import io.inlet.store.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A data folder for one test; whatever still runs on it ends, and the folder goes, when it is closed. */
final class DataFolder implements AutoCloseable {
    private final Path path;

    private DataFolder(Path path) {
        this.path = path;
    }

    static DataFolder create() throws IOException {
        Path folder = Files.createTempDirectory("inlet-test-").toRealPath();
        TestServer.watch(folder);
        return new DataFolder(folder);
    }

    Path path() {
        return path;
    }

    Path cluster() {
        return path.resolve("postgresql/cluster");
    }

    EmbeddedOptions options() {
        return EmbeddedOptions.of(path).withBinariesDirectory(TestServer.BINARIES);
    }

    EmbeddedServer start() {
        return EmbeddedServer.start(options());
    }

    ServerPrograms programs() {
        return ServerPrograms.in(Binaries.unpack(TestServer.BINARIES));
    }

    static void execute(JdbcAddress address, String command) throws SQLException {
        try (Connection connection = connect(address);
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    static String query(JdbcAddress address, String query) throws SQLException {
        try (Connection connection = connect(address);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(JdbcAddress address) throws SQLException {
        return DriverManager.getConnection(address.url(), address.user(), address.password());
    }

    @Override
    public void close() throws IOException {
        if (Files.exists(path.resolve("postgresql/cluster"))) {
            new Cluster(options(), programs(), Cluster::freePort).stop();
        }
        Folders.delete(path);
    }
}

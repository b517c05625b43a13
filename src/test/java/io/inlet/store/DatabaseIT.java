package io.inlet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.inlet.store.embedded.EmbeddedServer;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Servers that Inlet did not set up: the embedded one plays them, through its administrator. */
class DatabaseIT {
    private static final DatabaseOptions OPTIONS = DatabaseOptions.defaults().withPoolSize(2);

    private final EmbeddedServer server = TestServer.shared();
    private final JdbcAddress external = new JdbcAddress(at("external"), "stranger", "a secret of the stranger");

    @BeforeEach
    void createRoleAndDatabase() throws SQLException {
        administer("create role stranger login password 'a secret of the stranger'");
        administer("create database external owner stranger");
    }

    @AfterEach
    void dropThem() throws SQLException {
        administer("drop database external with (force)");
        administer("drop role stranger");
    }

    @Test
    void opensAServerThatIsDurable() throws SQLException {
        try (Database database = Database.open(external, OPTIONS)) {
            assertThat(query(database, "show synchronous_commit")).isEqualTo("on");
            assertThat(query(database, "select count(*)::text from pg_extension where extname = 'pg_trgm'"))
                    .isEqualTo("1");
        }
    }

    @Test
    void limitsEveryWaitOfAConnection() throws SQLException {
        DatabaseOptions options =
                new DatabaseOptions(2, Duration.ofMillis(700), Duration.ofSeconds(7), Duration.ofMillis(1500));

        try (Database database = Database.open(external, options)) {
            assertThat(query(database, "show statement_timeout")).isEqualTo("7s");
            assertThat(query(database, "show lock_timeout")).isEqualTo("1500ms");
            assertThat(query(database, "show idle_in_transaction_session_timeout"))
                    .isEqualTo("7s");
        }
    }

    /** A process that stands still inside a transaction holds its rows no longer than this. */
    @Test
    void letsNoTransactionIdleForLong() throws SQLException {
        try (Database database = Database.open(external, OPTIONS)) {
            assertThat(query(database, "show idle_in_transaction_session_timeout"))
                    .isEqualTo("15s");
        }
    }

    @Test
    void quotesNoRowInItsErrors() throws SQLException {
        try (Database database = Database.open(external, OPTIONS)) {
            assertThatThrownBy(() -> query(
                            database,
                            "insert into api_token (id, name, role, sha256, created_at) values (gen_random_uuid(),"
                                    + " 'what the customer wrote', 'viewer', 'no digest', now()) returning name"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("api_token")
                    .message()
                    .doesNotContain("what the customer wrote");
        }
    }

    @Test
    void callsAnExhaustedPoolABadDay() throws SQLException {
        DatabaseOptions options =
                new DatabaseOptions(1, Duration.ofMillis(300), Duration.ofSeconds(60), Duration.ofSeconds(20));

        try (Database database = Database.open(external, options);
                Connection only = database.dataSource().getConnection()) {
            assertThatThrownBy(() -> query(database, "select 1::text"))
                    .isInstanceOfSatisfying(SQLException.class, error -> assertThat(SqlErrors.isUnavailable(error))
                            .isTrue());
            assertThat(only.isValid(1)).isTrue();
        }
    }

    @Test
    void refusesAServerThatDoesNotWriteThrough() throws SQLException {
        administer(
                "alter system set fsync = off", "alter system set full_page_writes = off", "select pg_reload_conf()");
        try {
            awaitSetting("full_page_writes", "off");
            awaitSetting("fsync", "off");

            assertThat(problems(external))
                    .satisfiesExactly(
                            line -> assertThat(line).contains("fsync", "off", "external"),
                            line -> assertThat(line).contains("full_page_writes", "off"));
        } finally {
            administer("alter system reset all", "select pg_reload_conf()");
            awaitSetting("full_page_writes", "on");
            awaitSetting("fsync", "on");
        }
    }

    @Test
    void refusesARoleWhoseCommitsAreNotDurable() throws SQLException {
        administer("alter role stranger set synchronous_commit = off");

        assertThat(problems(external)).singleElement().asString().contains("synchronous_commit", "off", "remote_write");
    }

    @Test
    void namesAllProblemsAtOnce() throws SQLException {
        administer(
                "alter database external set synchronous_commit = local",
                "alter database external set default_transaction_read_only = on");

        assertThat(problems(external))
                .satisfiesExactly(
                        line -> assertThat(line).contains("synchronous_commit", "local"),
                        line -> assertThat(line).contains("transaction_read_only"));
    }

    @Test
    void refusesAnEncodingThatCannotHoldEveryLetter() throws SQLException {
        administer(
                "drop database external",
                "create database external owner stranger encoding 'SQL_ASCII' locale 'C' template template0");

        assertThat(problems(external)).singleElement().asString().contains("SQL_ASCII", "UTF8");
    }

    @Test
    void refusesALocaleInWhichCyrillicLettersAreNoLetters() throws SQLException {
        administer("drop database external", "create database external owner stranger locale 'C' template template0");

        assertThat(problems(external)).singleElement().asString().contains("lc_ctype", "C.UTF-8");
    }

    @Test
    void asksForTheExtensionThatTheRoleMayNotCreate() throws SQLException {
        administer("alter database external owner to postgres");

        assertThat(problems(external)).singleElement().asString().contains("pg_trgm", "CREATE EXTENSION");
    }

    @Test
    void saysThatTheLoginIsWrongWithoutThePassword() {
        List<String> problems = problems(new JdbcAddress(external.url(), "stranger", "hunter2"));

        assertThat(problems)
                .singleElement()
                .asString()
                .contains("stranger", "external")
                .doesNotContain("hunter2");
    }

    @Test
    void saysThatTheDatabaseIsNotThere() {
        assertThat(problems(new JdbcAddress(at("absent"), "stranger", external.password())))
                .singleElement()
                .asString()
                .contains("/absent", "inlet.database.url");
    }

    @Test
    void saysThatTheServerIsNotThere() throws Exception {
        int nobodyListens;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobodyListens = socket.getLocalPort();
        }
        String place = "127.0.0.1:" + nobodyListens + "/external";

        List<String> problems =
                problems(new JdbcAddress("jdbc:postgresql://" + place + "?password=hunter2", "stranger", "hunter2"));

        assertThat(problems).singleElement().asString().contains(place).doesNotContain("hunter2", "\n");
    }

    private String at(String database) {
        return server.administrator().url().replaceFirst("/[^/]*$", "/" + database);
    }

    private static List<String> problems(JdbcAddress address) {
        return catchThrowableOfType(DatabaseUnusableException.class, () -> Database.open(address, OPTIONS)
                        .close())
                .problems();
    }

    /** Reloading is asynchronous, and each new session sees the value of its own start. */
    private void awaitSetting(String name, String value) {
        await().untilAsserted(() -> {
            try (Connection connection = connect()) {
                assertThat(text(connection, "show " + name)).isEqualTo(value);
            }
        });
    }

    private void administer(String... commands) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }

    private Connection connect() throws SQLException {
        JdbcAddress administrator = server.administrator();
        return DriverManager.getConnection(administrator.url(), administrator.user(), administrator.password());
    }

    private static String query(Database database, String query) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            return text(connection, query);
        }
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}

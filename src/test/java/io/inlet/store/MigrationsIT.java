package io.inlet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsIT {
    private static final DatabaseOptions OPTIONS = DatabaseOptions.defaults().withPoolSize(2);

    @TempDir
    private Path scripts;

    private TestDatabase database;

    @BeforeEach
    void createDatabase() {
        database = TestDatabase.blank();
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void bringsAnEmptyDatabaseUpToDateAndLeavesItSo() {
        Database.open(database.address(), OPTIONS).close();
        Database.open(database.address(), OPTIONS).close();

        Database.join(database.address(), OPTIONS).close();
    }

    @Test
    void refusesASchemaNewerThanThisProgram() throws IOException {
        script("V9000__from_a_later_release.sql", "create table later (id int)");
        migrations().run();

        assertThat(problems(() -> Database.open(database.address(), OPTIONS).close()))
                .singleElement()
                .asString()
                .contains("9000", "newer");
    }

    @Test
    void refusesASchemaWhoseMigrationWasChangedAfterwards() throws IOException {
        script("V1__first.sql", "create table first (id int)");
        migrations().run();
        script("V1__first.sql", "create table first (id bigint)");

        assertThat(problems(() -> migrations().run()))
                .singleElement()
                .asString()
                .contains("migration 1 (first)");
    }

    @Test
    void saysWhichServerAnswerStoppedAMigration() throws IOException {
        script("V1__first.sql", "create table first (id int)");
        script("V2__second.sql", "create table second (id int); create table first (id int)");

        assertThat(problems(() -> migrations().run()))
                .singleElement()
                .asString()
                .contains("\"first\" already exists")
                .doesNotContain("\n");
    }

    @Test
    void refusesADatabaseThatHoldsTablesOfAnother() throws Exception {
        script("V1__first.sql", "create table first (id int)");
        try (Connection connection = DriverManager.getConnection(
                        database.address().url(),
                        database.address().user(),
                        database.address().password());
                Statement statement = connection.createStatement()) {
            statement.execute("create table invoice (id int)");
        }

        assertThat(problems(() -> migrations().run()))
                .singleElement()
                .asString()
                .contains("of its own");
    }

    @Test
    void joinsOnlyAGatewayOfTheSameVersion() throws IOException {
        script("V1__first.sql", "create table first (id int)");
        migrations().run();
        script("V2__second.sql", "create table second (id int)");

        assertThat(problems(() -> migrations().requireDone()))
                .singleElement()
                .asString()
                .contains("version 1", "older");
    }

    @Test
    void doesNotQueueForEverBehindALock() throws Exception {
        script("V1__first.sql", "create table first as select current_setting('lock_timeout') as lock_timeout");
        migrations().run();

        try (Connection connection = DriverManager.getConnection(
                        database.address().url(),
                        database.address().user(),
                        database.address().password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select lock_timeout from first")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("1min");
        }
    }

    private void script(String name, String sql) throws IOException {
        Files.writeString(scripts.resolve(name), sql + ";\n");
    }

    private Migrations migrations() {
        return new Migrations(database.address(), location());
    }

    private String location() {
        return "filesystem:" + scripts;
    }

    private static List<String> problems(ThrowingCallable action) {
        return catchThrowableOfType(DatabaseUnusableException.class, action).problems();
    }
}

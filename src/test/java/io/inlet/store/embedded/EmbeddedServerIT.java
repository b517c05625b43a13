package io.inlet.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inlet.store.JdbcAddress;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedServerIT {
    private DataFolder data;

    @BeforeEach
    void createDataFolder() throws Exception {
        data = DataFolder.create();
    }

    @AfterEach
    void removeDataFolder() throws Exception {
        data.close();
    }

    @Test
    void isDurableAndReadsCyrillicLetters() throws Exception {
        try (EmbeddedServer server = data.start()) {
            JdbcAddress address = server.address();
            DataFolder.execute(address, "create extension pg_trgm");

            assertThat(DataFolder.query(address, "show fsync")).isEqualTo("on");
            assertThat(DataFolder.query(address, "show full_page_writes")).isEqualTo("on");
            assertThat(DataFolder.query(address, "show synchronous_commit")).isEqualTo("on");
            assertThat(DataFolder.query(address, "show data_checksums")).isEqualTo("on");
            assertThat(DataFolder.query(address, "show server_encoding")).isEqualTo("UTF8");
            assertThat(DataFolder.query(address, "select array_length(show_trgm('принтер'), 1)"))
                    .isEqualTo("8");
        }
    }

    @Test
    void listensOnLoopbackOnlyAndAsksForThePassword() throws Exception {
        try (EmbeddedServer server = data.start()) {
            JdbcAddress address = server.address();

            assertThat(DataFolder.query(address, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(DataFolder.query(server.administrator(), "show unix_socket_directories"))
                    .isEmpty();
            assertThatThrownBy(
                            () -> DataFolder.query(new JdbcAddress(address.url(), address.user(), "guess"), "select 1"))
                    .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getSQLState())
                            .isEqualTo("28P01"));
            assertThatThrownBy(() -> DataFolder.query(
                            new JdbcAddress(server.administrator().url(), "postgres", ""), "select 1"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void keepsThePasswordInAFileForItsOwnerOnly() throws Exception {
        try (EmbeddedServer server = data.start()) {
            Path file = data.path().resolve("postgresql.password");

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(Files.readString(file).strip())
                    .isEqualTo(server.address().password());
            assertThat(server.address().toString())
                    .doesNotContain(server.address().password());
        }
    }

    @Test
    void givesTheGatewayARoleThatIsNoSuperuser() throws Exception {
        try (EmbeddedServer server = data.start()) {
            assertThat(DataFolder.query(server.address(), "show is_superuser")).isEqualTo("off");
            assertThatThrownBy(() -> DataFolder.execute(server.address(), "copy (select 1) to program 'true'"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void keepsRowsAcrossRestarts() throws Exception {
        try (EmbeddedServer server = data.start()) {
            DataFolder.execute(server.address(), "create table kept as select 'committed' as word");
        }
        assertThat(Postmaster.runningOn(data.cluster())).isEmpty();

        try (EmbeddedServer server = data.start()) {
            assertThat(DataFolder.query(server.address(), "select word from kept"))
                    .isEqualTo("committed");
        }
    }

    @Test
    void takesAnotherPortWhenTheChosenOneIsTakenInBetween() throws Exception {
        try (EmbeddedServer created = data.start()) {
            assertThat(created.address().url()).startsWith("jdbc:postgresql://127.0.0.1:");
        }

        try (ServerSocket rival = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int free = Cluster.freePort();
            PrimitiveIterator.OfInt ports =
                    IntStream.of(rival.getLocalPort(), free).iterator();
            Cluster cluster = new Cluster(data.options(), data.programs(), ports::nextInt);

            assertThat(cluster.start()).isEqualTo(free);
        }
    }

    @Test
    void saysWhyTheServerDoesNotStart() throws Exception {
        data.start().close();
        Files.writeString(data.cluster().resolve("postgresql.auto.conf"), "shared_preload_libraries = 'missing'\n");

        assertThatThrownBy(data::start)
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageContaining("missing")
                .hasMessageNotContaining("\n");
    }

    @Test
    void refusesDataOfAnotherMajorVersion() throws Exception {
        Files.createDirectories(data.cluster());
        Files.writeString(data.cluster().resolve("PG_VERSION"), "16\n");

        assertThatThrownBy(data::start)
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageContaining("PostgreSQL 16")
                .hasMessageContaining("PostgreSQL 17");
    }
}

package io.inlet.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inlet.store.JdbcAddress;
import io.inlet.store.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who owns a data folder, with real processes that live, end and are killed. */
class DataOwnershipIT {
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
    void refusesASecondOwnerWhileTheFirstLives() throws Exception {
        try (OwnerProcess owner = OwnerProcess.start(data)) {
            assertThatThrownBy(data::start)
                    .isInstanceOf(DataInUseException.class)
                    .hasMessageContaining(String.valueOf(owner.pid()))
                    .hasMessageContaining(data.path().toString())
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void refusesASecondOwnerInTheSameProcessAndStaysOwner() {
        try (EmbeddedServer first = data.start()) {
            assertThatThrownBy(data::start).isInstanceOf(DataInUseException.class);
            assertThatThrownBy(data::start).isInstanceOf(DataInUseException.class);
            assertThat(EmbeddedServer.connect(data.path())).contains(first.address());
        }
    }

    @Test
    void connectsOtherCommandsToTheLivingOwner() throws Exception {
        try (OwnerProcess owner = OwnerProcess.start(data)) {
            JdbcAddress address = EmbeddedServer.connect(data.path()).orElseThrow();

            assertThat(DataFolder.query(address, "select word from kept")).isEqualTo("committed");
            assertThat(owner.pid()).isNotEqualTo(ProcessHandle.current().pid());
        }
    }

    @Test
    void connectsToNobodyWhenNoOwnerLives() throws Exception {
        Optional<JdbcAddress> beforeFirstStart = EmbeddedServer.connect(data.path());
        OwnerProcess.start(data).close();
        Optional<JdbcAddress> afterOrderlyEnd = EmbeddedServer.connect(data.path());
        OwnerProcess second = OwnerProcess.start(data);
        second.kill();
        Optional<JdbcAddress> afterKill = EmbeddedServer.connect(data.path());

        assertThat(beforeFirstStart).isEmpty();
        assertThat(afterOrderlyEnd).isEmpty();
        assertThat(afterKill).isEmpty();
        assertThat(EmbeddedServer.connect(data.path().resolve("absent"))).isEmpty();
    }

    @Test
    void stopsTheServerAndFreesTheFolderThoughInterrupted() throws Exception {
        EmbeddedServer server = data.start();

        Thread.currentThread().interrupt();
        server.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(Postmaster.runningOn(data.cluster())).isEmpty();
        assertThat(EmbeddedServer.connect(data.path())).isEmpty();
    }

    @Test
    void stopsTheOrphanOfAKilledOwnerAndKeepsItsRows() throws Exception {
        OwnerProcess owner = OwnerProcess.start(data);
        owner.kill();
        Postmaster orphan = Postmaster.runningOn(data.cluster()).orElseThrow();

        try (EmbeddedServer server = data.start()) {
            assertThat(Postmaster.runningOn(data.cluster())).isNotEqualTo(Optional.of(orphan));
            assertThat(DataFolder.query(server.address(), "select word from kept"))
                    .isEqualTo("committed");
        }
    }

    @Test
    void recoversWhenOwnerAndServerAreKilledTogether() throws Exception {
        OwnerProcess owner = OwnerProcess.start(data);
        owner.kill();
        long server = Postmaster.runningOn(data.cluster()).orElseThrow().pid();
        ProcessHandle.of(server).orElseThrow().destroyForcibly();
        ProcessHandle.of(server).ifPresent(dying -> dying.onExit().join());

        try (EmbeddedServer restarted = data.start()) {
            assertThat(DataFolder.query(restarted.address(), "select word from kept"))
                    .isEqualTo("committed");
        }
    }

    @Test
    void sparesAnotherProgramThatGotThePidOfACrashedServer() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "600").start();
        try {
            data.start().close();
            leavePid(stranger.pid());

            data.start().close();

            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void sparesThePostgresOfAnotherFolderThatGotThePidOfACrashedServer() throws Exception {
        JdbcAddress other = TestServer.shared().administrator();
        String otherFolder = DataFolder.query(other, "show data_directory");
        data.start().close();
        leavePid(Postmaster.runningOn(Path.of(otherFolder)).orElseThrow().pid());

        data.start().close();

        assertThat(DataFolder.query(other, "select 'alive'")).isEqualTo("alive");
    }

    @Test
    void startsWhenAPowerCutLeftAnEmptyPidFile() throws Exception {
        data.start().close();
        Files.createFile(data.cluster().resolve("postmaster.pid"));

        data.start().close();

        assertThat(data.cluster().resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void startsWhenAKillCutTheCreationShort() throws Exception {
        Path partial = data.cluster().resolveSibling("cluster.partial-1");
        Files.createDirectories(partial.resolve("base"));
        Files.writeString(data.path().resolve("postgresql.password.partial"), "cut");
        Files.writeString(data.path().resolve("inlet.lock"), "{\"pid\":12");

        try (EmbeddedServer server = data.start()) {
            assertThat(DataFolder.query(server.address(), "select 'alive'")).isEqualTo("alive");
            assertThat(partial).doesNotExist();
        }
    }

    /** The file as a crashed server leaves it, with a pid that now is another's. */
    private void leavePid(long pid) throws Exception {
        List<String> lines =
                new ArrayList<>(List.of(String.valueOf(pid), data.cluster().toString()));
        lines.addAll(List.of("1700000000", "5432", "", "127.0.0.1", "  1111111         0", "ready   "));
        Files.write(data.cluster().resolve("postmaster.pid"), lines);
    }
}

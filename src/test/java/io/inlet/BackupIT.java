package io.inlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inlet.pipeline.Settled;
import io.inlet.settings.Settings;
import io.inlet.store.RestoreRefusedException;
import io.inlet.store.TestDatabase;
import io.inlet.ticket.Balance;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy that is taken while messages come in is the whole state of one moment, and runs elsewhere. */
class BackupIT {
    @TempDir
    Path home;

    @TempDir
    Path files;

    private final HttpClient client = HttpClient.newHttpClient();
    private TestDatabase database;
    private TestDatabase other;

    @BeforeEach
    void install() throws Exception {
        new Distribution(Path.of("")).copyTo(home, "config", "routes", "connectors");
        database = TestDatabase.fresh();
        other = TestDatabase.blank();
    }

    @AfterEach
    void drop() {
        database.close();
        other.close();
    }

    @Test
    void takenUnderTrafficItIsOneMomentAndTakenAfterwardsItIsEqual() throws Exception {
        Path during = files.resolve("during.zip");
        Path after = files.resolve("after.zip");
        Balance.Sheet last;
        AtomicBoolean stop = new AtomicBoolean();
        AtomicInteger sent = new AtomicInteger();
        try (Gateway gateway = Gateway.start(new Home(home), settings(database), Settled.SILENT)) {
            Thread traffic = new Thread(() -> {
                while (!stop.get()) {
                    post(gateway, sent.incrementAndGet());
                }
            });
            traffic.start();
            soon().until(() -> sent.get() > 10);
            backup(during);
            int then = sent.get();
            soon().until(() -> sent.get() > then + 3);
            stop.set(true);
            traffic.join();
            soon().until(() -> gateway.ports().balance().read().lines().get(0).pending() == 0);
            backup(after);
            last = gateway.ports().balance().read();
        }

        assertThat(OpenDatabase.restore(new Home(home), settings(other), after)).isPositive();
        assertThat(sheet(other).lines()).isEqualTo(last.lines());
        assertThat(sheet(other).targets()).isEqualTo(last.targets());
        assertThat(last.lines().get(0).captured()).isEqualTo(sent.get());
        assertThatThrownBy(() -> OpenDatabase.restore(new Home(home), settings(other), during))
                .isInstanceOf(RestoreRefusedException.class)
                .hasMessageContaining("not empty");
        assertThat(sheet(other).lines()).isEqualTo(last.lines());

        try (TestDatabase third = TestDatabase.blank()) {
            OpenDatabase.restore(new Home(home), settings(third), during);
            Balance.Line line = sheet(third).lines().get(0);
            assertThat(line.holds()).isTrue();
            assertThat(line.captured()).isBetween(10L, (long) sent.get());
            try (Gateway gateway = Gateway.start(new Home(home), settings(third), Settled.SILENT)) {
                soon().until(() ->
                        gateway.ports().balance().read().lines().get(0).pending() == 0);
                post(gateway, 100_000);
                soon().until(() ->
                        gateway.ports().balance().read().lines().get(0).captured() == line.captured() + 1);
                assertThat(gateway.ports().balance().read().lines().get(0).holds())
                        .isTrue();
            }
        }
    }

    @Test
    void refusesWhatIsDamagedOrNoBackupAndLeavesNothingBehind() throws Exception {
        Path whole = files.resolve("whole.zip");
        try (Gateway gateway = Gateway.start(new Home(home), settings(database), Settled.SILENT)) {
            post(gateway, 1);
            backup(whole);
        }
        Path cut = files.resolve("cut.zip");
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(cut, Arrays.copyOf(bytes, bytes.length - 100));
        Path changed = files.resolve("changed.zip");
        rewrite(whole, changed);

        assertThatThrownBy(() -> OpenDatabase.restore(new Home(home), settings(other), cut))
                .isInstanceOf(RestoreRefusedException.class)
                .hasMessageContaining("no whole backup");
        assertThatThrownBy(() -> OpenDatabase.restore(new Home(home), settings(other), changed))
                .isInstanceOf(RestoreRefusedException.class)
                .hasMessageContaining("account");
        assertThat(OpenDatabase.restore(new Home(home), settings(other), whole)).isPositive();
        assertThat(Files.list(files).map(file -> file.getFileName().toString()))
                .containsExactlyInAnyOrder("whole.zip", "cut.zip", "changed.zip");
    }

    /** Another administrator, as somebody who tampers would put in. */
    private static void rewrite(Path from, Path to) throws Exception {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        try (ZipFile zip = new ZipFile(from.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
            for (ZipEntry entry : zip.stream().toList()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                byte[] bytes = zip.getInputStream(entry).readAllBytes();
                if (entry.getName().equals("table/account.copy")) {
                    bytes[0] = 'z';
                }
                out.write(bytes);
                out.closeEntry();
            }
        }
    }

    private void backup(Path file) throws Exception {
        try (OpenDatabase open = OpenDatabase.forClient(new Home(home), settings(database))) {
            open.backup(file);
        }
    }

    private Balance.Sheet sheet(TestDatabase of) {
        try (OpenDatabase open = OpenDatabase.forClient(new Home(home), settings(of))) {
            return StoreWiring.ports(open, settings(of)).balance().read();
        }
    }

    private void post(Gateway gateway, int number) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(gateway.publicUrl() + "/in/web/support"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"email\": \"a" + number
                        + "@example.org\", \"body\": \"tab\\t and \\\\ and Привет\", \"subject\": \"s" + number
                        + "\"}"))
                .build();
        try {
            HttpResponse<String> kept = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(kept.statusCode()).as(kept.body()).isBetween(200, 202);
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Settings settings(TestDatabase of) {
        return Settings.of(of.settings());
    }

    private static org.awaitility.core.ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(50));
    }
}

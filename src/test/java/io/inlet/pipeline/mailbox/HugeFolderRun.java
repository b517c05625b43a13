package io.inlet.pipeline.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.Distribution;
import io.inlet.Program;
import io.inlet.store.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A folder with a hundred thousand mails on a real Dovecot, and a gateway with 256 MB of heap as a process of its own. Takes many minutes, so it
 * belongs to the long form (docs/reliability.md) and prints its figures.
 */
class HugeFolderRun {
    private static final int MAILS = Integer.getInteger("inlet.huge.mails", 100_000);
    private static final int NEW = MAILS / 100;
    private static final int LATER = 10;
    private static final int OLD = MAILS - NEW;
    private static final Instant NOW = Instant.now();
    private static final LocalDate SINCE =
            LocalDate.ofInstant(NOW, ZoneId.systemDefault()).minusDays(7);
    private static final Pattern HEAP = Pattern.compile(" (\\d+)M->(\\d+)M\\(");
    private static final ConditionFactory SOME_TIME =
            Awaitility.await().atMost(Duration.ofHours(3)).pollInterval(Duration.ofMillis(250));

    @TempDir
    Path home;

    private RealDovecot dovecot;
    private TestDatabase database;
    private Instant begun;
    private int runs;

    @BeforeEach
    void fill() throws Exception {
        new Distribution(Path.of("")).copyTo(home, "config", "routes", "connectors");
        database = TestDatabase.fresh();
        dovecot = RealDovecot.start();
        for (int number = 1; number <= MAILS; number++) {
            put(number, number <= OLD ? 40 : 2);
        }
        dovecot.own(dovecot.maildir());
        dovecot.administer("mailbox", "status", "-u", RealDovecot.USER, "uidvalidity messages", "INBOX");
    }

    @AfterEach
    void stop() throws Exception {
        dovecot.close();
        database.close();
    }

    @Test
    void takesWhatCameInAWeekAfterTheWatermark() throws Exception {
        sql("insert into source_position (source, value) values ('email:desk@127.0.0.1/INBOX', '"
                + new Progress(validity(), OLD, Map.of()).json() + "')");

        try (Program gateway = start(Map.of())) {
            settled(NEW);
            rested(gateway);
            report(gateway, "a week offline, " + NEW + " of " + MAILS + " mails");
        }

        assertThat(count("select count(*) from raw_message")).isEqualTo(NEW);
        assertThat(count("select count(distinct external_id) from article")).isEqualTo(NEW);
    }

    @Test
    void takesOnlyWhatReachedTheMailboxSinceThen() throws Exception {
        try (Program gateway = start(Map.of("INLET_EMAIL_SINCE", SINCE.toString()))) {
            settled(NEW);
            rested(gateway);
            report(gateway, "first start with since, " + NEW + " of " + MAILS + " mails");
        }

        assertThat(count("select count(*) from raw_message")).isEqualTo(NEW);
    }

    @Test
    void takesNoneOfTheOldOnesWhenAllAreNumberedAnew() throws Exception {
        Map<String, String> since = Map.of("INLET_EMAIL_SINCE", SINCE.toString());
        try (Program gateway = start(since)) {
            settled(NEW);
            rested(gateway);
        }
        numberAnew();

        try (Program gateway = start(since)) {
            settled(2 * NEW + LATER);
            rested(gateway);
            report(gateway, "numbered anew with since, " + NEW + " known of " + MAILS + " mails and 10 new ones");
        }

        assertThat(count("select count(*) from raw_message")).isEqualTo(2 * NEW + LATER);
        assertThat(count("select count(distinct external_id) from article")).isEqualTo(NEW + LATER);
        assertThat(count("select count(*) from article")).isEqualTo(NEW + LATER);
    }

    @Test
    void doublesAndMissesNothingWhenAllAreNumberedAnew() throws Exception {
        try (Program gateway = start(Map.of())) {
            settled(MAILS);
            report(gateway, "first start, all of " + MAILS + " mails");
        }
        numberAnew();

        try (Program gateway = start(Map.of())) {
            settled(2 * MAILS + LATER);
            report(gateway, "numbered anew, " + MAILS + " known mails and 10 new ones");
        }

        assertThat(count("select count(*) from article")).isEqualTo(MAILS + LATER);
        assertThat(count("select count(distinct external_id) from article")).isEqualTo(MAILS + LATER);
        assertThat(count("select count(*) from outcome where kind = 'DUPLICATE'"))
                .isEqualTo(MAILS);
    }

    private void put(int number, int daysAgo) throws IOException {
        Path file = dovecot.write("INBOX", """
                From: customer-%1$d@example.net
                To: desk@example.org
                Subject: Request %1$d
                Message-ID: <%1$d@example.net>

                Printer %1$d prints nothing.
                """.formatted(number).replace("\n", "\r\n"));
        Files.setLastModifiedTime(file, FileTime.from(NOW.minus(daysAgo, ChronoUnit.DAYS)));
    }

    private Program start(Map<String, String> further) {
        Map<String, String> environment = new HashMap<>(Program.variables(database.settings()));
        environment.putAll(Program.variables(dovecot.settings()));
        environment.putAll(further);
        List<String> options = List.of("-Xmx256m", "-Xlog:gc:file=" + home.resolve("gc-" + ++runs + ".log"));
        Program gateway = Program.start(options, environment, "run", "--home", home.toString());
        gateway.awaitLine("ready"::equals);
        begun = Instant.now();
        return gateway;
    }

    /** Waits until so many messages are captured and understood. */
    private void settled(int captured) {
        SOME_TIME.until(() -> count("select count(*) from raw_message") >= captured
                && count("select count(*) from inbox_message") == 0);
    }

    /** Waits until the folder was looked through to its end. */
    private void rested(Program gateway) {
        URI health = URI.create(
                        gateway.awaitLine(line -> line.startsWith("console: ")).substring(9))
                .resolve("/health/ready");
        HttpRequest request = HttpRequest.newBuilder(health).build();
        SOME_TIME.untilAsserted(() -> assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .body())
                .contains("\"waitingMails\":0"));
    }

    private void report(Program gateway, String what) throws IOException {
        assertThat(gateway.lines()).noneMatch(line -> line.contains("OutOfMemory"));
        String[] stat = Files.readString(Path.of("/proc/" + gateway.pid() + "/stat"))
                .replaceFirst("^.*\\) ", "")
                .split(" ");
        long heap = 0;
        for (String line : Files.readAllLines(home.resolve("gc-" + runs + ".log"))) {
            Matcher sizes = HEAP.matcher(line);
            heap = sizes.find() ? Math.max(heap, Long.parseLong(sizes.group(1))) : heap;
        }
        System.out.printf(
                "%s: %d s, %.0f s of CPU of the gateway, %d MB of heap at most, load %s%n",
                what,
                Duration.between(begun, Instant.now()).toSeconds(),
                (Long.parseLong(stat[11]) + Long.parseLong(stat[12])) / 100.0,
                heap,
                Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
    }

    private long validity() throws IOException {
        Matcher header = Pattern.compile(" V(\\d+) ").matcher(Files.readString(uids(), StandardCharsets.ISO_8859_1));
        assertThat(header.find()).isTrue();
        return Long.parseLong(header.group(1));
    }

    /** As after a mailbox was restored; then further mails come. */
    private void numberAnew() throws IOException {
        String header = Files.readAllLines(uids(), StandardCharsets.ISO_8859_1).get(0);
        Files.writeString(uids(), header.replaceFirst(" V\\d+ N\\d+", " V4711 N1") + "\n");
        for (String index : List.of("dovecot.index", "dovecot.index.log", "dovecot.index.cache")) {
            Files.deleteIfExists(dovecot.maildir().resolve(index));
        }
        for (int number = MAILS + 1; number <= MAILS + LATER; number++) {
            put(number, 0);
        }
        dovecot.own(dovecot.maildir());
    }

    private Path uids() {
        return dovecot.maildir().resolve("dovecot-uidlist");
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = connect();
                Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    private long count(String query) throws SQLException {
        try (Connection connection = connect();
                Statement run = connection.createStatement();
                ResultSet rows = run.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                database.address().url(),
                database.address().user(),
                database.address().password());
    }
}

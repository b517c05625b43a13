package io.inlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.message.Arrival;
import io.inlet.message.Content;
import io.inlet.message.Ids;
import io.inlet.message.Lane;
import io.inlet.message.Mode;
import io.inlet.message.RawMessage;
import io.inlet.store.PostgresInbox;
import io.inlet.store.PostgresParkedQueue;
import io.inlet.store.PostgresTickets;
import io.inlet.store.TestDatabase;
import io.inlet.ticket.StoredAttachment;
import io.inlet.ticket.Ticket;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 256 MB of heap carry four mails of 25 MB at once, whichever way they come. Tried with half of that: the four mails alone, held whole,
 * would fill it.
 */
class HeapIT {
    private static final int MAILS = 4;
    private static final List<String> SMALL_HEAP = List.of("-Xmx128m");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path home;

    private TestDatabase database;
    private PostgresTickets tickets;

    @BeforeEach
    void install() throws IOException {
        new Distribution(Path.of("")).copyTo(home, "config", "routes", "connectors");
        database = TestDatabase.fresh();
        tickets = new PostgresTickets(database.dataSource());
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void importsThem() throws Exception {
        List<String> digests = new ArrayList<>();
        for (int number = 1; number <= MAILS; number++) {
            LargeMail mail = LargeMail.of(number);
            Files.write(home.resolve("mails-" + number + ".eml"), mail.bytes());
            digests.add(mail.sha256());
        }
        List<String> arguments = new ArrayList<>(List.of("import", "--channel", "email", "--home", home.toString()));
        for (int number = 1; number <= MAILS; number++) {
            arguments.add(home.resolve("mails-" + number + ".eml").toString());
        }

        try (Program program = Program.start(SMALL_HEAP, environment(Map.of()), arguments.toArray(String[]::new))) {
            assertThat(program.exitCode())
                    .as(String.join("\n", program.lines()))
                    .isZero();
            assertThat(program.lines()).noneMatch(line -> line.contains("OutOfMemory"));
        }

        assertStored(digests);
    }

    @Test
    void fetchesThemFromAMailbox() throws Exception {
        List<String> digests = new ArrayList<>();
        try (MailServer server = new MailServer().user("support", "secret-4711")) {
            for (int number = 1; number <= MAILS; number++) {
                LargeMail mail = LargeMail.of(number);
                server.put("support", mail.bytes());
                digests.add(mail.sha256());
            }

            carry(server.settings("email", "support"));
        }

        assertStored(digests);
    }

    /** All of them are due when the workers begin, so that each of the four has one in hand at the same time. */
    @Test
    void understandsThemWhenTheyWaitedTogether() throws Exception {
        List<String> digests = new ArrayList<>();
        PostgresInbox inbox = new PostgresInbox(database.dataSource(), 3);
        for (int number = 1; number <= MAILS; number++) {
            LargeMail mail = LargeMail.of(number);
            inbox.capture(waiting(number, mail.bytes()));
            digests.add(mail.sha256());
        }

        carry(Map.of());

        assertStored(digests);
    }

    /** Runs a gateway until all mails are tickets. */
    private void carry(Map<String, String> settings) {
        try (Program gateway = Program.start(SMALL_HEAP, environment(settings), "run", "--home", home.toString())) {
            gateway.awaitLine("ready"::equals);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(200))
                    .untilAsserted(() -> assertThat(all())
                            .as(() -> String.join("\n", gateway.lines()))
                            .hasSize(MAILS));
            gateway.terminate();
            assertThat(gateway.lines())
                    .noneMatch(line -> line.contains("OutOfMemory"))
                    .noneMatch(line -> line.contains("ERROR"));
        }
    }

    private void assertStored(List<String> digests) throws Exception {
        List<String> stored = new ArrayList<>();
        for (Ticket ticket : all()) {
            StoredAttachment attachment = tickets.find(ticket.id())
                    .orElseThrow()
                    .articles()
                    .get(0)
                    .attachments()
                    .get(0);
            assertThat(digest(tickets.attachment(attachment.id()).orElseThrow().content()))
                    .isEqualTo(attachment.sha256());
            stored.add(attachment.sha256());
        }
        assertThat(stored).containsExactlyInAnyOrderElementsOf(digests);
        assertThat(new PostgresParkedQueue(database.dataSource(), () -> {}).list(null, 10))
                .isEmpty();
    }

    private List<Ticket> all() {
        return new Stored(tickets).tickets();
    }

    private Map<String, String> environment(Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(Program.variables(database.settings()));
        environment.put("INLET_LINE_WORKERS", String.valueOf(MAILS));
        environment.putAll(Program.variables(settings));
        return environment;
    }

    private static Arrival waiting(int number, byte[] mail) {
        return Arrival.of(new RawMessage(
                Ids.next(),
                "email",
                null,
                "main",
                "email",
                Mode.LIVE,
                Lane.NORMAL,
                "waiting-" + number,
                List.of(),
                "message/rfc822",
                -1,
                Instant.now(),
                Content.of(mail)));
    }

    private static String digest(Content content) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (InputStream in = new DigestInputStream(content.open(), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}

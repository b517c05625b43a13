package io.inlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.message.Arrival;
import io.inlet.message.Content;
import io.inlet.message.Ids;
import io.inlet.message.Lane;
import io.inlet.message.Mode;
import io.inlet.message.RawMessage;
import io.inlet.poison.Poison;
import io.inlet.poison.PoisonMails;
import io.inlet.poison.PoisonPosts;
import io.inlet.settings.Secret;
import io.inlet.settings.SigningKeys;
import io.inlet.store.PostgresInbox;
import io.inlet.store.PostgresParkedQueue;
import io.inlet.store.Tally;
import io.inlet.store.TestDatabase;
import io.inlet.ticket.Balance;
import io.inlet.ticket.ParkedQueue;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A gateway with 256 MB of heap is fed with poison at every door. It lives on as the same process, understands the good message that comes
 * behind each poison, and whatever it took of the poison is a ticket, or ignored, or parked with the bytes that came.
 */
class PoisonIT {
    private static final ConditionFactory SOON =
            Awaitility.await().atMost(Duration.ofMinutes(9)).pollInterval(Duration.ofMillis(100));
    private static final String HOOK_SECRET = "what-the-messenger-shows";
    private static final AtomicInteger GOOD = new AtomicInteger();

    @TempDir
    static Path home;

    private static TestDatabase database;
    private static MailServer mails;
    private static Program gateway;
    private static String publicUrl;
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeAll
    static void start() throws Exception {
        new Distribution(Path.of("")).copyTo(home, "config", "routes", "connectors");
        database = TestDatabase.fresh();
        mails = new MailServer().user("support", "secret-4711");
        Map<String, String> settings = new HashMap<>(mails.settings("email", "support"));
        settings.putAll(database.settings());
        settings.put("inlet.telegram-hook.token", "7000002:AA-token_of_the_bot_that_is_posted_to-00");
        settings.put("inlet.telegram-hook.inbox", "hook");
        settings.put("inlet.telegram-hook.webhook-secret", HOOK_SECRET);
        settings.put("inlet.telegram-hook.settle", "0s");
        settings.put("inlet.telegram.webhook.enabled", "true");
        settings.put("inlet.phone.enabled", "true");
        settings.put("inlet.phone.secret", CallCentre.KEY);
        settings.put("inlet.phone.settle", "0s");
        settings.put("inlet.inbox.support.mask", "cards,passwords");
        gateway = Program.start(
                List.of("-Xmx256m", "-XX:+ExitOnOutOfMemoryError"),
                Program.variables(settings),
                "run",
                "--home",
                home.toString());
        gateway.awaitLine("ready"::equals);
        publicUrl = gateway.awaitLine(line -> line.startsWith("public: ")).substring("public: ".length());
    }

    @AfterAll
    static void stop() {
        try {
            assertThat(gateway.lines()).noneMatch(line -> line.contains("OutOfMemory"));
        } finally {
            gateway.close();
            mails.close();
            database.close();
        }
    }

    @Test
    @Tag("one-jdk")
    void mailsThatWaitInTheInbox() throws Exception {
        PostgresInbox inbox = new PostgresInbox(database.dataSource(), 3);
        for (Poison poison : PoisonMails.all()) {
            capture(inbox, poison.name(), poison.bytes());
            capture(inbox, "good " + poison.name(), goodMail());
        }

        awaitAllUnderstood();

        assertThat(parkedMails()).isEmpty();
    }

    @Test
    void mailsInAMailbox() {
        for (Poison poison : PoisonMails.fetched()) {
            mails.put("support", poison.bytes());
            mails.put("support", goodMail());
        }

        awaitAllUnderstood();
        SOON.untilAsserted(() -> assertThat(mails.state("support")).allMatch(mail -> mail.endsWith(" seen")));
    }

    @Test
    void updatesOfABot() throws Exception {
        for (Poison poison : PoisonPosts.updates()) {
            assertTakenOrRefused(poison, post("/in/telegram/hook", "application/json", poison.bytes(), hook()));
            int number = GOOD.incrementAndGet();
            String good = """
                    {"update_id":%1$d,"message":{"message_id":%1$d,"date":1767261600,"chat":{"id":%1$d,"type":"private"},\
                    "from":{"id":%1$d,"is_bot":false,"first_name":"A"},"text":"%2$s"}}""".formatted(900_000 + number, word(number));
            assertThat(post("/in/telegram/hook", "application/json", utf8(good), hook())
                            .statusCode())
                    .isEqualTo(200);
        }

        awaitAllUnderstood();
    }

    @Test
    void eventsOfACallCentre() throws Exception {
        for (Poison poison : PoisonPosts.calls()) {
            assertTakenOrRefused(poison, call(poison.bytes()));
            for (String type : List.of("application/json", "application/x-www-form-urlencoded", "text/plain")) {
                assertTakenOrRefused(poison, post("/in/phone/zammad-cti/phone", type, poison.bytes()));
            }
            int number = GOOD.incrementAndGet();
            String good = """
                    {"schema":"call-event/1","event":"call.missed","call_id":"%2$s","direction":"in","from":"+7900%1$d"}""".formatted(1_000_000 + number, word(number));
            assertThat(call(utf8(good)).statusCode()).isEqualTo(202);
        }

        awaitAllUnderstood();
    }

    @Test
    void postsToAForm() throws Exception {
        for (Poison poison : PoisonPosts.forms()) {
            assertGoesOn(poison, "application/x-www-form-urlencoded");
        }
        for (Poison poison : PoisonPosts.objects()) {
            assertGoesOn(poison, "application/json");
        }
        for (Poison poison : PoisonPosts.multiparts()) {
            assertGoesOn(poison, "multipart/form-data; boundary=b");
        }

        awaitAllUnderstood();
    }

    private static void assertGoesOn(Poison poison, String type) throws Exception {
        assertTakenOrRefused(poison, post("/in/web/support", type, poison.bytes()));
        int number = GOOD.incrementAndGet();
        String good = "{\"email\":\"good@example.ru\",\"body\":\"" + word(number) + "\"}";
        assertThat(post("/in/web/support", "application/json", utf8(good)).statusCode())
                .as("behind " + poison)
                .isIn(201, 202);
    }

    private static void assertTakenOrRefused(Poison poison, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(poison + ": " + answer.body()).isBetween(200, 499);
    }

    /** All that was taken is understood, the good ones are tickets, the figures hold, and it is still the process that was started. */
    private static void awaitAllUnderstood() {
        SOON.untilAsserted(() -> {
            List<String> said = said();
            for (int number = 1; number <= GOOD.get(); number++) {
                String good = word(number);
                assertThat(said.stream().filter(article -> article.contains(good)))
                        .as(() -> good + " of " + gateway.lines())
                        .hasSize(1);
            }
        });
        SOON.untilAsserted(() -> assertThat(balance()).allMatch(line -> line.pending() == 0));
        assertThat(balance()).allMatch(Balance.Line::holds);
        assertThat(ProcessHandle.of(gateway.pid()).map(ProcessHandle::isAlive)).contains(true);
        assertThat(gateway.lines()).noneMatch(line -> line.contains("Error"));
    }

    /** Subjects and texts of articles that are short, as those of the good messages are; what is stored apart is not even looked at. */
    private static List<String> said() throws SQLException {
        List<String> said = new ArrayList<>();
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select subject || ' ' || text from article where pg_column_size(text) + pg_column_size(subject) < 1000")) {
            while (rows.next()) {
                said.add(rows.getString(1));
            }
        }
        return said;
    }

    private static List<Balance.Line> balance() {
        return new Tally(database.dataSource()).read().lines();
    }

    private static List<ParkedQueue.Entry> parkedMails() {
        return new PostgresParkedQueue(database.dataSource(), () -> {})
                .list(null, 500).stream()
                        .filter(entry -> entry.raw().channel().equals("email"))
                        .toList();
    }

    private static void capture(PostgresInbox inbox, String name, byte[] mail) throws Exception {
        inbox.capture(Arrival.of(new RawMessage(
                Ids.next(),
                "email",
                null,
                "main",
                "support",
                Mode.LIVE,
                Lane.NORMAL,
                "poison " + name,
                List.of(),
                "message/rfc822",
                -1,
                Instant.now(),
                Content.of(mail))));
    }

    private static byte[] goodMail() {
        int number = GOOD.incrementAndGet();
        return """
                From: Good <good%1$d@example.ru>
                Message-ID: <good%1$d@example.ru>
                Subject: %2$s

                It does not print.
                """.formatted(number, word(number)).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /** What the good message of a number says, and no other. */
    private static String word(int number) {
        return "printer-%04d".formatted(number);
    }

    private static HttpResponse<String> call(byte[] event) throws Exception {
        String id = "msg_" + UUID.randomUUID();
        long now = Instant.now().getEpochSecond();
        String signature = SigningKeys.parse(new Secret(CallCentre.KEY)).sign(id, now, event);
        return post(
                "/in/phone/generic/phone",
                "application/json",
                event,
                "Webhook-Id",
                id,
                "Webhook-Timestamp",
                String.valueOf(now),
                "Webhook-Signature",
                signature);
    }

    private static String[] hook() {
        return new String[] {"X-Telegram-Bot-Api-Secret-Token", HOOK_SECRET};
    }

    private static HttpResponse<String> post(String path, String type, byte[] body, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(publicUrl + path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

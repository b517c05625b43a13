package io.inlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.message.Mode;
import io.inlet.pipeline.Settled;
import io.inlet.settings.Settings;
import io.inlet.store.TestDatabase;
import io.inlet.ticket.Balance;
import io.inlet.ticket.Ticket;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole line with the routes as they are shipped: four mailboxes and the form on one side, a real store on the other. */
class LineIT {
    private static final ConditionFactory SOON =
            Awaitility.await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(50));
    private static final Pattern NUMBER = Pattern.compile("[0-9]+-[0-9]");
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    static Path home;

    private static TestDatabase database;
    private static MailServer mail;
    private static Gateway gateway;
    private static Stored stored;

    @BeforeAll
    static void start() throws Exception {
        Distribution shipped = new Distribution(Path.of(""));
        shipped.copyTo(home, "config", "routes", "connectors");
        database = TestDatabase.fresh();
        mail = new MailServer();
        Map<String, String> settings = database.settings();
        settings.put("inlet.target.desk.secret", "whsec_aW5sZXQtZGVtby1zaWduaW5nLWtleS0wMTIzNDU2Nzg5");
        for (String name : List.of("support", "trial", "playground", "acme")) {
            shipped.copyRoute(home, "email", "email-" + name);
            mail.user(name, "secret-" + name);
            settings.putAll(mail.settings("email-" + name, name));
            settings.put("inlet.email-" + name + ".done-folder", "Done");
        }
        settings.put("inlet.inbox.trial.mode", "shadow");
        settings.put("inlet.inbox.playground.mode", "sandbox");
        settings.put("inlet.inbox.acme.brand", "acme");
        Path targets = home.resolve("config/targets.yaml");
        Files.writeString(
                targets,
                Files.readString(targets)
                        .replaceFirst("enabled: false", "enabled: true")
                        .replace("https://desk.example.com", "http://127.0.0.1:1")
                        .replace("allow-private: false", "allow-private: true"));
        gateway = Gateway.start(new Home(home), Settings.of(settings), Settled.SILENT);
        stored = new Stored(gateway.ports().tickets());
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
        mail.close();
        database.close();
    }

    @Test
    void aLiveInboxMovesItsMailAndTellsTheDesk() {
        mail.put("support", mail("live-1", "a@example.net", "Live", ""));

        Ticket ticket = awaitTicket("support", "Live");

        SOON.until(() -> mail.state("support").contains("Done Live"));
        assertThat(stored.details(ticket).targets()).hasSize(1);
        assertThat(line("support").map(Balance.Line::opened))
                .hasValueSatisfying(opened -> assertThat(opened).isPositive());
    }

    @Test
    void aShadowInboxTouchesNothingAndTellsNobody() {
        mail.put("trial", mail("shadow-1", "a@example.net", "Shadow", ""));

        Ticket ticket = awaitTicket("trial", "Shadow");
        mail.put("trial", mail("shadow-2", "a@example.net", "Shadow again", ""));
        awaitTicket("trial", "Shadow again"); // a later look, by which the first mail would have been moved or flagged

        assertThat(mail.state("trial")).containsExactly("INBOX Shadow", "INBOX Shadow again");
        assertThat(ticket.mode()).isEqualTo(Mode.SHADOW);
        assertThat(stored.details(ticket).targets()).isEmpty();
    }

    @Test
    void aSandboxInboxIsMarkedNotDeliveredAndNotCounted() {
        mail.put("playground", mail("sandbox-1", "a@example.net", "Sandbox", ""));

        Ticket ticket = awaitTicket("playground", "Sandbox");

        assertThat(ticket.mode()).isEqualTo(Mode.SANDBOX);
        assertThat(stored.details(ticket).targets()).isEmpty();
        assertThat(line("playground")).isEmpty();
    }

    @Test
    void oneMailToTwoBrandsIsATicketOfEach() {
        String both = mail("brands-1", "a@example.net", "Both brands", "");
        mail.put("support", both);
        mail.put("acme", both);

        Ticket ours = awaitTicket("support", "Both brands");
        Ticket theirs = awaitTicket("acme", "Both brands");

        assertThat(ours.brand()).isEqualTo("main");
        assertThat(theirs.brand()).isEqualTo("acme");
        assertThat(ours.id()).isNotEqualTo(theirs.id());
    }

    @Test
    void aMessageIdUsedTwiceForDifferentMailsLosesNone() {
        mail.put("support", mail("scanner@device", "scanner@example.net", "Page one", ""));
        mail.put("support", mail("scanner@device", "scanner@example.net", "Page two", ""));

        assertThat(awaitTicket("support", "Page one").id())
                .isNotEqualTo(awaitTicket("support", "Page two").id());
    }

    @Test
    void aReplyBelongsToTheTicketOnlyFromWhoBelongsToIt() {
        mail.put("support", mail("thread-1", "owner@example.net", "Thread", ""));
        Ticket ticket = awaitTicket("support", "Thread");
        String references = "In-Reply-To: <thread-1@example.net>\nReferences: <thread-1@example.net>\n";

        mail.put("support", mail("thread-2", "owner@example.net", "Re: Thread", references));
        mail.put("support", mail("thread-3", "stranger@example.net", "Re: Thread of a stranger", references));

        Ticket stranger = awaitTicket("support", "Re: Thread of a stranger");
        SOON.until(() -> stored.details(ticket).articles().size() == 2);
        assertThat(stranger.id()).isNotEqualTo(ticket.id());
    }

    @Test
    void aRepeatedPostGivesTheSameTicketAgain() throws Exception {
        String body = form("repeat@example.net", "Repeat", "It is broken");

        HttpResponse<String> first = post(body, "Idempotency-Key", "key-1");
        HttpResponse<String> again = post(body, "Idempotency-Key", "key-1");
        String token = page().replaceFirst("(?s).*name=\"_token\" value=\"([^\"]+)\".*", "$1");
        String page = form("repeat@example.net", "Double click", "Still broken") + "&_token=" + token;
        HttpResponse<String> click = post(page);
        HttpResponse<String> doubleClick = post(page);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(number(first)).isEqualTo(number(again)).matches(NUMBER);
        assertThat(number(click)).isEqualTo(number(doubleClick)).isNotEqualTo(number(first));
        assertThat(stored.tickets(ticket -> ticket.subject().equals("Repeat"))).hasSize(1);
        assertThat(stored.tickets(ticket -> ticket.subject().equals("Double click")))
                .hasSize(1);
    }

    @Test
    void whoTypesAnothersAddressLearnsNothingOfTheirTickets() throws Exception {
        mail.put("support", mail("victim-1", "victim@example.net", "Salary of the victim", ""));
        String mailed = awaitTicket("support", "Salary of the victim").number().text();
        String posted = number(post(form("victim@example.net", "Salary", "When is it paid?")));

        for (String subject : List.of("Salary", "Salary of the victim", "Re: Salary [" + mailed + "]", posted)) {
            HttpResponse<String> answer = post(form("victim@example.net", subject, "When is it paid?"));
            HttpResponse<String> receipt =
                    get(answer.headers().firstValue("Location").orElseThrow());

            assertThat(List.of(
                            answer.body(),
                            receipt.body(),
                            answer.headers().map().toString()))
                    .noneMatch(text -> text.contains(mailed) || text.contains(posted));
        }
    }

    @Test
    void ordersInTheHeadersOfAMailDoNothing() throws Exception {
        List<Path> before = files();
        mail.put(
                "support",
                mail(
                        "hostile-1",
                        "a@example.net",
                        "Hostile",
                        "CamelHttpUri: http://127.0.0.1:2/stolen\ndelete: true\n"
                                + "moveTo: Evil\ncopyTo: Evil\nCamelFileName: ../../evil\nCamelBeanMethodName: park\n"
                                + "CamelSqlQuery: drop table ticket\nLong-Running-Action: http://127.0.0.1:2/\n"
                                + "mail.smtp.host: 127.0.0.1\nInletInbox: acme\nInletChannel: web\n"));

        Ticket ticket = awaitTicket("support", "Hostile");

        SOON.until(() -> mail.state("support").contains("Done Hostile"));
        assertThat(mail.state("support")).noneMatch(entry -> entry.startsWith("Evil"));
        assertThat(ticket.channel()).isEqualTo("email");
        assertThat(ticket.brand()).isEqualTo("main");
        assertThat(files())
                .allMatch(file -> before.contains(file) || !file.toString().contains("evil"));
        assertThat(home.resolve("../evil")).doesNotExist();
    }

    @Test
    void whileTheStoreIsAwayMailWaitsInItsMailboxAndPostsAreKept() throws Exception {
        HttpResponse<String> away;
        database.away();
        try {
            mail.put("support", mail("outage-1", "a@example.net", "During the outage", ""));
            away = post(form("outage@example.net", "Away", "Anybody there?"));
            assertThat(mail.state("support")).contains("INBOX During the outage");
        } finally {
            database.back();
        }

        assertThat(away.statusCode()).as(away.body()).isEqualTo(202);
        awaitTicket("support", "During the outage");
        SOON.until(() -> mail.state("support").contains("Done During the outage"));
        SOON.until(
                () -> stored.tickets(ticket -> ticket.subject().equals("Away")).size() == 1);
        assertThat(stored.tickets(ticket -> ticket.subject().equals("During the outage")))
                .hasSize(1);
        assertThat(gateway.ports().balance().read().lines()).allMatch(Balance.Line::holds);
    }

    private static Ticket awaitTicket(String inbox, String subject) {
        return stored.await(ticket -> inbox.equals(ticket.inbox()) && subject.equals(ticket.subject()));
    }

    private static Optional<Balance.Line> line(String inbox) {
        return gateway.ports().balance().read().lines().stream()
                .filter(line -> line.inbox().equals(inbox))
                .findFirst();
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.toList();
        }
    }

    private static HttpResponse<String> post(String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway.publicUrl() + "/in/web/support"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static String page() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(gateway.publicUrl() + "/in/web/support"))
                .header("Accept", "text/html")
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                .body();
    }

    private static HttpResponse<String> get(String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(gateway.publicUrl() + path)).build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static String number(HttpResponse<String> answer) {
        Matcher number = NUMBER.matcher(answer.body());
        assertThat(number.find()).as(answer.statusCode() + answer.body()).isTrue();
        return number.group();
    }

    private static String form(String email, String subject, String body) {
        return "email=" + email + "&subject=" + URLEncoder.encode(subject, StandardCharsets.UTF_8) + "&body="
                + URLEncoder.encode(body, StandardCharsets.UTF_8);
    }

    private static String mail(String id, String from, String subject, String headers) {
        return "From: " + from + "\nTo: desk@inlet.example\nMessage-ID: <"
                + (id.contains("@") ? id : id + "@example.net")
                + ">\nDate: Thu, 1 Jan 2026 10:00:00 +0000\n" + headers + "Subject: " + subject + "\n\nHello, "
                + subject
                + "\n";
    }
}

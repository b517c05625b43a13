package io.inlet;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.inlet.dispatch.Feedback;
import io.inlet.message.Reason;
import io.inlet.message.Recipient;
import io.inlet.pipeline.Settled;
import io.inlet.settings.Settings;
import io.inlet.store.TestDatabase;
import io.inlet.ticket.Article;
import io.inlet.ticket.Direction;
import io.inlet.ticket.Ticket;
import io.inlet.ticket.Tickets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of mails that staff passes on, and of its answers that come back, with routes and connectors as they are shipped. */
class StaffMailIT {
    private static final ConditionFactory SOON =
            Awaitility.await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(50));
    private static final String STAFF = "olga@inlet.example";
    private static final String PROVEN =
            "Authentication-Results: mx.inlet.example; dmarc=pass header.from=inlet.example\n";

    @TempDir
    static Path home;

    private static final List<String> TOLD = new CopyOnWriteArrayList<>();
    private static TestDatabase database;
    private static PostOffice post;
    private static HttpServer desk;
    private static Gateway gateway;
    private static Stored stored;

    @BeforeAll
    static void start() throws Exception {
        Distribution shipped = new Distribution(Path.of(""));
        shipped.copyTo(home, "config", "routes", "connectors");
        shipped.copyRoute(home, "email", "email-sales");
        desk = desk();
        Files.writeString(home.resolve("config/targets.yaml"), """
                targets:
                  desk: {type: webhook, url: "http://127.0.0.1:%d/", enabled: true, allow-private: true}
                """.formatted(
                        desk.getAddress().getPort()));
        database = TestDatabase.fresh();
        post = new PostOffice("support", "sales", "olga", "anna", "boris", "vera", "galina", "dina");
        Map<String, String> settings = database.settings();
        settings.put("inlet.target.desk.secret", "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
        settings.put("inlet.trust.hosts", "mx.inlet.example");
        settings.putAll(post.settings("", "support"));
        settings.putAll(post.settings("-sales", "sales"));
        settings.put("inlet.inbox.support.staff", STAFF);
        settings.put("inlet.inbox.sales.staff", STAFF);
        settings.put("inlet.inbox.sales.staff-forwards", "off");
        gateway = Gateway.start(new Home(home), Settings.of(settings), Settled.SILENT);
        stored = new Stored(gateway.ports().tickets());
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
        desk.stop(0);
        post.close();
        database.close();
    }

    @Test
    void theCustomerOfAForwardedMailIsWhoAsksAndIsAnswered() throws Exception {
        post.put("support", PROVEN + forward("passed-1", "Нет света в цехе", "anna", ""));

        Ticket ticket = ticket("Нет света в цехе");

        assertThat(requester(ticket)).isEqualTo("anna@inlet.example");
        assertThat(reasons(ticket)).contains(Reason.of("forwarded-by-staff", STAFF));
        SOON.until(() -> !post.mails("anna").isEmpty());
        assertThat(post.mails("anna").get(0).getSubject())
                .contains(ticket.number().text());
        SOON.untilAsserted(() -> assertThat(TOLD)
                .anyMatch(body ->
                        body.contains(ticket.number().text()) && body.contains("Переслал сотрудник (" + STAFF + ")")));
        assertThat(outgoing(ticket)).singleElement().satisfies(article -> assertThat(article.recipients())
                .extracting(Recipient::email)
                .containsExactly("anna@inlet.example"));
    }

    @Test
    void aForwardThatJoinsATicketSaysWhyItsSenderIsTheCustomer() {
        post.put("support", mail("joined-1", "boris", "Нужен пропуск", ""));
        Ticket ticket = ticket("Нужен пропуск");

        post.put(
                "support",
                PROVEN + forward("joined-2", "Нужен пропуск", "boris", "References: <joined-1@example.net>\n"));

        SOON.until(() -> stored.articles(ticket, Direction.IN).size() == 2);
        assertThat(stored.articles(ticket, Direction.IN).get(1).sender().email())
                .isEqualTo("boris@inlet.example");
        assertThat(stored.details(ticket).history())
                .filteredOn(entry -> entry.field().equals("article"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.reasons())
                        .containsExactly(
                                Reason.of("thread-reference", "joined-1@example.net"),
                                Reason.of("forwarded-by-staff", STAFF)));
    }

    @Test
    void staffAsksItselfWhereForwardsAreSwitchedOff() {
        post.put("sales", PROVEN + forward("off-1", "Счёт за август", "vera", ""));

        Ticket ticket = ticket("Счёт за август");

        assertThat(requester(ticket)).isEqualTo(STAFF);
        assertThat(reasons(ticket)).extracting(Reason::code).doesNotContain("forwarded-by-staff", "forward-unproven");
        assertThat(post.mails("vera")).isEmpty();
    }

    @Test
    void whoMerelyClaimsToBeStaffPassesNothingOn() {
        post.put("support", forward("claimed-1", "Сброс пароля", "galina", ""));

        Ticket ticket = ticket("Сброс пароля");

        assertThat(requester(ticket)).isEqualTo(STAFF);
        assertThat(reasons(ticket)).contains(Reason.of("forward-unproven", STAFF));
        assertThat(post.mails("galina")).isEmpty();
    }

    @Test
    void anAnswerThatCameBackIsShownAtItsDeliveryAndToTheDesk() throws Exception {
        post.put("support", mail("back-1", "dina", "Где мой заказ", ""));
        Ticket ticket = ticket("Где мой заказ");
        gateway.ports()
                .feedbacks()
                .apply("desk", new Feedback("e1", ticket.id(), "1", Instant.now(), "Ольга", null, "В пути"));
        SOON.until(() -> outgoing(ticket).stream()
                        .filter(article -> article.externalId().contains("@"))
                        .count()
                == 2);
        Article answer = outgoing(ticket).get(1);
        assertThat(delivery(ticket, answer).state()).isEqualTo("delivered");
        assertThat(delivery(ticket, answer).cameBack()).isFalse();

        post.put("support", bounce("<" + answer.externalId() + ">", "delayed", "4.4.1", "connection timed out"));
        SOON.untilAsserted(() -> assertThat(delivery(ticket, answer).reason()).startsWith("bounce-is-delayed"));
        assertThat(delivery(ticket, answer).cameBack()).isFalse();
        post.put("support", bounce("<" + answer.externalId() + ">", "failed", "5.1.1", "550 5.1.1 User unknown"));
        SOON.until(() -> delivery(ticket, answer).cameBack());

        assertThat(delivery(ticket, answer))
                .isEqualTo(new Tickets.ReplyState(
                        answer.id(), "reply-email", "delivered", "bounce-user-unknown[dina@inlet.example, 5.1.1]"));
        assertThat(delivery(ticket, outgoing(ticket).get(0)).reason()).isNull();
        SOON.untilAsserted(() -> assertThat(TOLD)
                .anyMatch(body -> body.contains("\"automation\":\"bounce\"")
                        && body.contains("dina@inlet.example: наше письмо не доставлено, такого ящика нет (5.1.1)")));
        assertThat(gateway.ports().balance().read().targets())
                .allSatisfy(target -> assertThat(target.holds()).isTrue());
    }

    private static HttpServer desk() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            TOLD.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static String mail(String id, String from, String subject, String headers) {
        return "From: " + from + "@inlet.example\nTo: support@inlet.example\nSubject: " + subject + "\nMessage-ID: <"
                + id + "@example.net>\nDate: "
                + DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atOffset(ZoneOffset.UTC))
                + "\nContent-Type: text/plain; charset=utf-8\n" + headers + "\nЗдравствуйте, помогите, пожалуйста.\n";
    }

    /** As Gmail forwards a mail. */
    private static String forward(String id, String subject, String customer, String headers) {
        return mail(id, "olga", "Fwd: " + subject, headers) + """

                ---------- Forwarded message ---------
                От: Клиент <%s@inlet.example>
                Date: вт, 17 нояб. 2026 г. в 12:30
                Subject: %s
                To: <%s>


                Второй день жду.
                """.formatted(customer, subject, STAFF);
    }

    private static String bounce(String returned, String action, String status, String said) {
        return """
                Return-Path: <>
                From: MAILER-DAEMON@mx.example.net (Mail Delivery System)
                To: support@inlet.example
                Subject: Mail delivery: %2$s
                Message-ID: <returned-%2$s@mx.example.net>
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: text/plain

                This is the mail system at host mx.example.net.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.net

                Final-Recipient: rfc822; dina@inlet.example
                Action: %2$s
                Status: %3$s
                Diagnostic-Code: smtp; %4$s
                --b
                Content-Type: text/rfc822-headers

                Message-ID: %1$s
                Subject: x
                --b--
                """.formatted(returned, action, status, said);
    }

    private static Ticket ticket(String subject) {
        return stored.await(ticket -> ticket.subject().contains(subject));
    }

    private static List<Article> outgoing(Ticket ticket) {
        return stored.articles(ticket, Direction.OUT);
    }

    private static List<Reason> reasons(Ticket ticket) {
        return stored.details(ticket).history().get(0).reasons();
    }

    private static String requester(Ticket ticket) {
        return stored.details(ticket)
                .contact()
                .orElseThrow()
                .identities()
                .get(0)
                .value();
    }

    private static Tickets.ReplyState delivery(Ticket ticket, Article article) {
        return stored.details(ticket).reply(article).orElseThrow();
    }
}

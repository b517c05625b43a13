package io.inlet;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.inlet.dispatch.Feedback;
import io.inlet.message.Automation;
import io.inlet.message.Reason;
import io.inlet.pipeline.Settled;
import io.inlet.settings.Settings;
import io.inlet.store.TestDatabase;
import io.inlet.ticket.Article;
import io.inlet.ticket.Balance;
import io.inlet.ticket.Direction;
import io.inlet.ticket.Status;
import io.inlet.ticket.Ticket;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What customers find in their mailbox and chat, with the routes and connectors as they are shipped. */
class RepliesIT {
    private static final ConditionFactory SOON =
            Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(50));
    private static final String TOKEN = "123456789:AAtestTESTtestTESTtestTESTtestTEST";

    @TempDir
    static Path home;

    private static TestDatabase database;
    private static PostOffice post;
    private static TestBot bot;
    private static Gateway gateway;
    private static Stored stored;
    private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();

    @BeforeAll
    static void start() throws Exception {
        Distribution shipped = new Distribution(Path.of(""));
        shipped.copyTo(home, "config", "routes", "connectors");
        for (String suffix : List.of("-playground", "-trial")) {
            shipped.copyRoute(home, "email", "email" + suffix);
        }
        database = TestDatabase.fresh();
        post = new PostOffice(
                "support",
                "playground",
                "trial",
                "anna",
                "boris",
                "vera",
                "machine",
                "galina",
                "dina",
                "old",
                "loop",
                "elena",
                "home",
                "zoya");
        bot = new TestBot(TOKEN);
        Map<String, String> settings = database.settings();
        settings.putAll(post.settings("", "support"));
        settings.putAll(post.settings("-playground", "playground"));
        settings.putAll(post.settings("-trial", "trial"));
        settings.put("inlet.inbox.playground.mode", "sandbox");
        settings.put("inlet.inbox.trial.mode", "shadow");
        settings.put("inlet.telegram.enabled", "true");
        settings.put("inlet.telegram.token", TOKEN);
        settings.put("inlet.telegram.base-url", bot.url());
        settings.put("inlet.telegram.settle", "100ms");
        settings.put("inlet.reply.telegram.enabled", "true");
        LOG.start();
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(LOG);
        gateway = Gateway.start(new Home(home), Settings.of(settings), Settled.SILENT);
        stored = new Stored(gateway.ports().tickets());
    }

    @AfterAll
    static void stop() throws Exception {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(LOG);
        gateway.close();
        bot.close();
        post.close();
        database.close();
    }

    @Test
    void acknowledgesAMailOnceWithNumberAndPromiseAsAMachineShould() throws Exception {
        post.put("support", mail("ack-1", "anna", "Не печатает принтер", ""));

        Ticket ticket = ticket("Не печатает принтер");
        MimeMessage mail = only("anna");

        assertThat(mail.getSubject())
                .matches("Заявка " + ticket.number() + " принята: Не печатает принтер \\[INL-" + ticket.number()
                        + "-[0-9a-z]{6}]");
        assertThat(mail.getContent().toString())
                .contains(ticket.number().text())
                .contains("в течение");
        assertThat(mail.getFrom()[0].toString()).contains("support@inlet.example");
        assertThat(mail.getHeader("In-Reply-To")).containsExactly("<ack-1@example.net>");
        assertThat(mail.getHeader("References")).containsExactly("<ack-1@example.net>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-replied");
        assertThat(mail.getHeader("Precedence")).containsExactly("bulk");
        assertThat(mail.getHeader("X-Auto-Response-Suppress")).containsExactly("All");
        assertThat(mail.getHeader("X-Loop")).containsExactly("support@inlet.example");
        assertThat(ticket.respondBy()).isAfter(ticket.openedAt());
        SOON.until(() -> outgoing(ticket).stream()
                .anyMatch(article -> ("<" + article.externalId() + ">").equals(header(mail, "Message-ID"))));
    }

    @Test
    void anAnswerToTheAcknowledgementJoinsItsTicketAndIsNotAcknowledged() {
        post.put("support", mail("thread-1", "boris", "Нет связи", ""));
        Ticket ticket = ticket("Нет связи");
        MimeMessage acknowledgement = only("boris");
        SOON.until(() -> outgoing(ticket).get(0).externalId().contains("@"));

        post.put(
                "support",
                mail(
                        "thread-2",
                        "boris",
                        "Re: Нет связи",
                        "In-Reply-To: " + header(acknowledgement, "Message-ID") + "\n"));

        SOON.until(() -> stored.articles(ticket, Direction.IN).size() == 2);
        assertThat(outgoing(ticket)).hasSize(1);
        assertThat(post.mails("boris")).hasSize(1);
    }

    @Test
    void anAnswerFromAnotherAddressThatLostItsThreadFindsItsTicketByTheToken() throws Exception {
        post.put("support", mail("token-1", "elena", "Нет звука", ""));
        Ticket ticket = ticket("Нет звука");
        String subject = only("elena").getSubject();

        post.put("support", mail("token-2", "home", "Fwd: " + subject, ""));

        SOON.until(() -> stored.articles(ticket, Direction.IN).size() == 2);
        post.put("support", mail("token-3", "home", "Заявка " + ticket.number() + " INL-" + ticket.number(), ""));
        ticket("Заявка " + ticket.number() + " INL-" + ticket.number());
        assertThat(stored.articles(ticket, Direction.IN)).hasSize(2);
    }

    @Test
    void aLoopWithAnAutoResponderEndsAfterOneAcknowledgement() {
        post.put("support", mail("loop-1", "loop", "Прошу помочь", ""));
        MimeMessage acknowledgement = only("loop");
        post.put(
                "support",
                mail(
                        "loop-2",
                        "loop",
                        "Automatic reply: out of office",
                        "Auto-Submitted: auto-replied\nIn-Reply-To: " + header(acknowledgement, "Message-ID") + "\n"));
        post.put("support", mail("loop-3", "loop", "Отпуск до понедельника", "Auto-Submitted: auto-replied\n"));

        Ticket third = ticket("Отпуск до понедельника");

        assertThat(stored.details(third).history().get(0).reasons())
                .extracting(Reason::code)
                .contains("acknowledgement-machine");
        assertThat(outgoing(third)).isEmpty();
        assertThat(post.mails("loop")).hasSize(1);
    }

    @Test
    void aBounceJoinsTheTicketOfWhatCameBackAndNothingFollowsFromItButSilence() {
        post.put("support", mail("bounce-1", "zoya", "Нужна справка", ""));
        Ticket ticket = ticket("Нужна справка");
        String acknowledgement = header(only("zoya"), "Message-ID");
        SOON.until(() -> outgoing(ticket).get(0).externalId().contains("@"));
        desk(ticket, "4713");
        gateway.ports()
                .feedbacks()
                .apply("desk", new Feedback("e3", null, "4713", Instant.now(), "Ольга", Status.RESOLVED, null));
        SOON.until(() -> post.mails("zoya").size() == 2);

        post.put("support", bounce("zoya@inlet.example", acknowledgement));

        SOON.until(() -> stored.articles(ticket, Direction.IN).size() == 2);
        assertThat(stored.details(ticket).ticket().status()).isEqualTo(Status.RESOLVED);
        assertThat(stored.details(ticket).history().stream().flatMap(entry -> entry.reasons().stream()))
                .contains(Reason.of("bounce-user-unknown", "zoya@inlet.example", "5.1.1"));
        assertThat(outgoing(ticket)).hasSize(2);

        post.put("support", mail("bounce-2", "zoya", "Ещё одна справка", ""));

        Ticket further = ticket("Ещё одна справка");
        assertThat(stored.details(further).history().stream().flatMap(entry -> entry.reasons().stream()))
                .contains(Reason.of("notice-came-back", "zoya@inlet.example"));
        assertThat(outgoing(further)).isEmpty();
        assertThat(post.mails("zoya")).hasSize(2);
    }

    @Test
    void sandboxAndShadowSayNothing() {
        post.put("playground", mail("sandbox-1", "vera", "Песочница", ""));
        post.put("trial", mail("shadow-1", "vera", "Тень", ""));

        assertThat(outgoing(ticket("Песочница"))).isEmpty();
        assertThat(outgoing(ticket("Тень"))).isEmpty();
        assertThat(post.mails("vera")).isEmpty();
    }

    @Test
    void oldMailIsNotAcknowledged() {
        String old = mail("old-1", "old", "Из прошлого века", "")
                .replaceFirst("Date: .*", "Date: Mon, 1 Mar 1999 10:00:00 +0000");
        post.put("support", old);

        Ticket ticket = ticket("Из прошлого века");

        assertThat(stored.details(ticket).history().get(0).reasons())
                .extracting(Reason::code)
                .contains("acknowledgement-old");
        assertThat(outgoing(ticket)).isEmpty();
    }

    @Test
    void noWordOfACustomerBecomesAHeader() throws Exception {
        // in both: line ends, and a header of the customer's making
        String encoded = "=?UTF-8?Q?Hi=0D=0ABcc:_dina@inlet.example=0D=0AX-Evil:_1?=";
        String evil = "From: " + encoded + " <galina@inlet.example>\nTo: support@inlet.example\nSubject: " + encoded
                + " inject {number} {name}\nMessage-ID: <evil-1@example.net>\nDate: " + now() + "\n\nHello there\n";
        post.put("support", evil);

        MimeMessage mail = only("galina");

        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getHeader("X-Evil")).isNull();
        assertThat(mail.getSubject()).contains("inject {number} {name}").doesNotContain("\n", "\r");
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(post.mails("dina")).isEmpty();
    }

    @Test
    void whatStaffAnswersReachesMailboxAsAPersonWroteIt() throws Exception {
        post.put("support", mail("staff-1", "machine", "Сломалась дверь", "Auto-Submitted: no\n"));
        Ticket ticket = ticket("Сломалась дверь");
        only("machine");
        desk(ticket, "4711");

        Feedback said =
                new Feedback("e1", null, "4711", Instant.now(), "Ольга", Status.RESOLVED, "Дверь починили.\n\nОльга");
        gateway.ports().feedbacks().apply("desk", said);
        gateway.ports().feedbacks().apply("desk", said);

        SOON.until(() -> post.mails("machine").size() == 3);
        MimeMessage answer = post.mails("machine").stream()
                .filter(mail -> header(mail, "Auto-Submitted") == null)
                .findFirst()
                .orElseThrow();
        assertThat(answer.getSubject()).startsWith("Re: Сломалась дверь [INL-" + ticket.number() + "-");
        assertThat(answer.getContent().toString().strip().lines()).containsExactly("Дверь починили.", "", "Ольга");
        assertThat(answer.getHeader("In-Reply-To")).containsExactly("<staff-1@example.net>");
        assertThat(post.mails("machine"))
                .filteredOn(
                        mail -> subject(mail).startsWith("Заявка " + ticket.number() + " решена: Сломалась дверь ["))
                .hasSize(1);

        ByteArrayOutputStream comesBack = new ByteArrayOutputStream();
        answer.writeTo(comesBack);
        post.put("support", comesBack.toString(StandardCharsets.UTF_8));

        SOON.until(() -> stored.articles(ticket, Direction.IN).size() == 2);
        assertThat(stored.articles(ticket, Direction.IN).get(1).automation().kind())
                .isEqualTo(Automation.Kind.AUTO_REPLY);
        assertThat(stored.details(ticket).ticket().status()).isEqualTo(Status.RESOLVED);
        assertThat(post.mails("machine")).hasSize(3);
    }

    @Test
    void aChatIsAcknowledgedThereAsAReplyAndAnAnswerToItFindsItsTicket() {
        bot.say(7001, 11, "Не работает вход в личный кабинет");

        SOON.until(() -> !bot.sent().isEmpty());
        String sent = bot.sent().get(0);
        Ticket ticket = ticket("вход в личный кабинет");
        assertThat(sent)
                .contains("\"chat_id\":7001", "\"message_id\":11", "allow_sending_without_reply")
                .contains(ticket.number().text());
        SOON.until(() -> outgoing(ticket).get(0).externalId().matches("7001/[0-9]+"));

        desk(ticket, "4712");
        gateway.ports()
                .feedbacks()
                .apply("desk", new Feedback("e2", null, "4712", Instant.now(), "Ольга", null, "Попробуйте ещё раз"));
        SOON.until(() -> bot.sent().stream().anyMatch(body -> body.contains("Попробуйте ещё раз")));
    }

    @Test
    void replyTargetsAreInTheBalanceAndNoSecretIsInAnyLog() {
        post.put("support", mail("balance-1", "dina", "Баланс", ""));
        ticket("Баланс");
        SOON.until(() -> replies().map(Balance.Target::delivered).orElse(0L) > 0);

        assertThat(replies())
                .hasValueSatisfying(target -> assertThat(target.holds()).isTrue());
        assertThat(gateway.parts()).anySatisfy(part -> assertThat(part.name()).isEqualTo("reply-telegram"));
        assertThat(List.copyOf(LOG.list))
                .noneMatch(event -> event.getFormattedMessage().contains(TOKEN)
                        || event.getFormattedMessage().contains(PostOffice.password("support")));
    }

    private static Optional<Balance.Target> replies() {
        return gateway.ports().balance().read().targets().stream()
                .filter(target -> target.target().equals("reply-email"))
                .findFirst();
    }

    private static String mail(String id, String from, String subject, String headers) {
        return "From: " + from + "@inlet.example\nTo: support@inlet.example\nSubject: " + subject + "\nMessage-ID: <"
                + id
                + "@example.net>\nDate: " + now() + "\nContent-Type: text/plain; charset=utf-8\n" + headers
                + "\nЗдравствуйте, помогите, пожалуйста, с этим.\n";
    }

    /** As Postfix returns a mail. */
    private static String bounce(String recipient, String returned) {
        return """
                Return-Path: <>
                From: MAILER-DAEMON@mx.example.net (Mail Delivery System)
                To: support@inlet.example
                Subject: Undelivered Mail Returned to Sender
                Message-ID: <returned-1@mx.example.net>
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: text/plain

                I'm sorry to have to inform you that your message could not be delivered.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.net

                Final-Recipient: rfc822; %s
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 User unknown
                --b
                Content-Type: text/rfc822-headers

                Message-ID: %s
                Subject: x
                --b--
                """.formatted(recipient, returned);
    }

    private static String now() {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atOffset(ZoneOffset.UTC));
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String header(MimeMessage mail, String name) {
        try {
            String[] values = mail.getHeader(name);
            return values == null ? null : values[0];
        } catch (MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static MimeMessage only(String user) {
        SOON.until(() -> !post.mails(user).isEmpty());
        assertThat(post.mails(user)).hasSize(1);
        return post.mails(user).get(0);
    }

    private static Ticket ticket(String subject) {
        return stored.await(ticket -> ticket.subject().contains(subject));
    }

    private static List<Article> outgoing(Ticket ticket) {
        return stored.articles(ticket, Direction.OUT);
    }

    /** As a desk's own answer to its creation would do it. */
    private static void desk(Ticket ticket, String key) {
        try (Connection connection = DriverManager.getConnection(
                        database.address().url(),
                        database.address().user(),
                        database.address().password());
                Statement statement = connection.createStatement()) {
            statement.execute("insert into target_ticket (ticket_id, target, external_key) values ('" + ticket.id()
                    + "', 'desk', '" + key + "')");
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }
}

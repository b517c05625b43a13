package io.inlet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inlet.dispatch.Delivery;
import io.inlet.dispatch.Feedback;
import io.inlet.dispatch.Operation;
import io.inlet.dispatch.reply.Notices;
import io.inlet.dispatch.reply.ReplyTargets;
import io.inlet.dispatch.reply.Templates;
import io.inlet.message.Automation;
import io.inlet.message.Bearing;
import io.inlet.message.Party;
import io.inlet.message.Reason;
import io.inlet.message.Recipient;
import io.inlet.message.ThreadHint;
import io.inlet.settings.Settings;
import io.inlet.ticket.Article;
import io.inlet.ticket.Commitments;
import io.inlet.ticket.Direction;
import io.inlet.ticket.HistoryEntry;
import io.inlet.ticket.Item;
import io.inlet.ticket.Outcome;
import io.inlet.ticket.Priority;
import io.inlet.ticket.Status;
import io.inlet.ticket.Tickets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a desk tells back becomes status, articles, and words to the customer; each once. */
class FeedbacksIT {
    private static final String DESK = "desk";
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Settings SETTINGS = Settings.of(Map.of(
            "inlet.email.inbox", "support",
            "inlet.reply.email.enabled", "true",
            "inlet.reply.email.host", "localhost",
            "inlet.reply.email.from", "support@example.com"));

    @AutoClose
    private static final TestDatabase database = TestDatabase.fresh();

    private Rows rows;
    private PostgresOutbox outbox;
    private PostgresFeedbacks feedbacks;
    private Line line;

    @BeforeEach
    void clear() {
        rows = Rows.of(database);
        rows.clear();
        outbox = new PostgresOutbox(database.dataSource());
        line = new Line(database.dataSource(), outbox);
        Commitments commitments = Notices.commitments(SETTINGS);
        feedbacks = new PostgresFeedbacks(
                database.dataSource(),
                new Notices(ReplyTargets.of(SETTINGS), Templates.builtIn(), commitments, SETTINGS),
                commitments,
                outbox::wake);
    }

    @Test
    void changesTheStatusOnceHoweverOftenAnEventIsTold() {
        UUID ticket = known("1@x", "4711");
        Feedback open = new Feedback("e1", null, "4711", NOON, "anna", Status.OPEN, null);

        feedbacks.apply(DESK, open);
        feedbacks.apply(DESK, open);

        assertThat(details(ticket).ticket().status()).isEqualTo(Status.OPEN);
        assertThat(history(ticket, "status"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.actor()).isEqualTo("target:desk"))
                .satisfies(entry -> assertThat(entry.after()).isEqualTo("OPEN"));
    }

    @Test
    void aStatusThatTheTicketHasAlreadyIsNoChange() {
        UUID ticket = known("1@x", "4711");
        rows.execute("update ticket set status = 'RESOLVED' where id = ?", ticket);

        feedbacks.apply(DESK, new Feedback("e1", null, "4711", NOON, null, Status.RESOLVED, null));

        assertThat(history(ticket, "status")).isEmpty();
        assertThat(claim("reply-email")).isEmpty();
    }

    @Test
    void tellsTheCustomerWhatStaffSaidAndTheOtherTargetsButNotTheOneItCameFrom() {
        UUID ticket = known("1@x", "4711", DESK, "archive");
        finish("archive");

        feedbacks.apply(DESK, said("e1", "Готово, проверьте"));
        feedbacks.apply(DESK, said("e1", "Готово, проверьте"));

        Article article = outgoing(ticket);
        assertThat(article.text()).isEqualTo("Готово, проверьте");
        assertThat(article.sender().name()).isEqualTo("Ольга");
        assertThat(article.subject()).isEqualTo("Re: Принтер");
        assertThat(claim("reply-email"))
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.operation()).isEqualTo(Operation.REPLY))
                .satisfies(delivery -> assertThat(delivery.article()).isEqualTo(article.id()));
        assertThat(claim("archive")).singleElement().satisfies(delivery -> assertThat(delivery.operation())
                .isEqualTo(Operation.APPEND));
        assertThat(claim(DESK)).isEmpty();
    }

    @Test
    void answersWhoWroteLastAndNoMachine() {
        UUID ticket = known("1@x", "4711");
        line.take(Item.mail("2@x").replyTo("1@x").from("anna@example.org"));
        line.take(Item.mail("3@x")
                .replyTo("1@x")
                .from("mailer-daemon@example.org")
                .automation(Automation.Kind.BOUNCE));

        feedbacks.apply(DESK, said("e1", "Да"));

        assertThat(outgoing(ticket).recipients()).singleElement().satisfies(to -> assertThat(to.email())
                .isEqualTo("anna@example.org"));
        assertThat(outgoing(ticket).fields()).containsEntry("reply-to", "2@x");
    }

    @Test
    void keepsTheChatWithItsTicketWhenStaffAnswers() {
        UUID ticket = known("1@x", "4711");
        rows.execute(
                "insert into conversation (name, kind, inbox, channel, brand, mode, ticket_id, touched_at)"
                        + " values ('7', 'CHAT', 'support', 'email', 'acme', 'LIVE', ?, now() - interval '25 hours')",
                ticket);

        feedbacks.apply(DESK, said("e1", "Готово, проверьте"));

        assertThat(line.take(Item.mail("2@x").thread(ThreadHint.ofChat("7", null, List.of(), Bearing.OPENS))))
                .hasOnlyElementsOfType(Outcome.Appended.class);
    }

    @Test
    void keepsWhatStaffSaidWhenThereIsNoWayToTheCustomer() {
        UUID ticket = known(Item.mail("1@x").from(new Party("Кто-то", null, "+79990000000", null, null)), "4711", DESK);

        feedbacks.apply(DESK, said("e1", "Перезвоните нам"));

        assertThat(outgoing(ticket).text()).isEqualTo("Перезвоните нам");
        assertThat(history(ticket, "notice")).singleElement().satisfies(entry -> assertThat(entry.reasons())
                .extracting(Reason::code)
                .containsExactly("answer-undeliverable"));
        assertThat(claim("reply-email")).isEmpty();
    }

    @Test
    void tellsTheCustomerOfAConfiguredStatusOnly() {
        UUID ticket = known("1@x", "4711");

        feedbacks.apply(DESK, new Feedback("e1", null, "4711", NOON, null, Status.WAITING, null));
        assertThat(claim("reply-email")).isEmpty();
        feedbacks.apply(DESK, new Feedback("e2", null, "4711", NOON, null, Status.RESOLVED, null));

        assertThat(outgoing(ticket).subject())
                .isEqualTo("Заявка " + details(ticket).ticket().number() + " решена: Принтер");
        assertThat(claim("reply-email")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-reply@shop.example", "mailer-daemon@shop.example", "Support@example.com"})
    void tellsNoAddressThatNobodyReadsOfAStatus(String address) {
        UUID ticket = known(Item.mail("1@x").from(address), "4711", DESK);

        feedbacks.apply(DESK, resolved("e1"));

        assertThat(claim("reply-email")).isEmpty();
        assertThat(codes(ticket)).containsExactly("status-no-reply");
    }

    @Test
    void tellsNoMailingListOfAStatus() {
        UUID ticket = known(Item.mail("1@x").automation(Automation.Kind.BULK), "4711", DESK);

        feedbacks.apply(DESK, resolved("e1"));

        assertThat(claim("reply-email")).isEmpty();
        assertThat(codes(ticket)).containsExactly("status-machine");
    }

    @Test
    void mailsNoAnswerToItself() {
        UUID ticket = known(Item.mail("1@x").from("support@example.com"), "4711", DESK);

        feedbacks.apply(DESK, said("e1", "Да"));

        assertThat(claim("reply-email")).isEmpty();
        assertThat(codes(ticket)).containsExactly("answer-undeliverable");
    }

    @Test
    void answersWhereTheMailThatOpenedTheTicketAskedFor() {
        UUID ticket = known(Item.mail("1@x").from("form@shop.example").answerTo("customer@example.org"), "4711", DESK);

        feedbacks.apply(DESK, said("e1", "Да"));

        assertThat(outgoing(ticket).recipients()).extracting(Recipient::email).containsExactly("customer@example.org");
    }

    @Test
    void answersTheSenderWhereALaterMailNamesSomebodyUnknown() {
        UUID ticket = known("1@x", "4711");
        line.take(Item.mail("2@x").replyTo("1@x").answerTo("mallory@example.net"));
        line.take(Item.mail("3@x").replyTo("1@x").answerTo("mallory@example.net"));

        feedbacks.apply(DESK, said("e1", "Да"));

        assertThat(outgoing(ticket).recipients()).extracting(Recipient::email).containsExactly("anna@example.org");
        assertThat(codes(ticket)).containsExactly("reply-to-unknown", "notice-queued");
    }

    @Test
    void answersWhereALaterMailAsksIfThatAddressWroteBefore() {
        UUID ticket = known(Item.mail("1@x").to("boris@example.org"), "4711", DESK);
        line.take(Item.mail("2@x").replyTo("1@x").from("boris@example.org"));
        line.take(Item.mail("3@x").replyTo("1@x").answerTo("Boris@example.org"));

        feedbacks.apply(DESK, said("e1", "Да"));

        assertThat(outgoing(ticket).recipients()).extracting(Recipient::email).containsExactly("Boris@example.org");
    }

    @Test
    void answersTheSenderWhoAsksForAnAnswerToOurselves() {
        UUID ticket = known(Item.mail("1@x").answerTo("support@example.com"), "4711", DESK);

        feedbacks.apply(DESK, said("e1", "Да"));

        assertThat(outgoing(ticket).recipients()).extracting(Recipient::email).containsExactly("anna@example.org");
    }

    @Test
    void anEventOfAnUnknownTicketChangesNothing() {
        known("1@x", "4711");

        boolean ours = feedbacks.apply(
                DESK, new Feedback("e1", UUID.randomUUID(), "9999", NOON, null, Status.RESOLVED, "Привет"));

        assertThat(ours).isFalse();
        assertThat(rows.count("select count(*) from article where direction = 'OUT'"))
                .isZero();
    }

    @Test
    void writesDownWhatCouldNotBeReadAndTellsTheRest() {
        UUID ticket = known("1@x", "4711");
        Reason files = Reason.of("rt-files-stay", "акт.pdf");

        assertThat(feedbacks.apply(DESK, said("e1", "Смотрите акт").lost(files)))
                .isTrue();
        feedbacks.apply(DESK, new Feedback("e2", null, "4711", NOON, "Ольга", null, "Смотрите акт", files));

        assertThat(outgoing(ticket).text()).isEqualTo("Смотрите акт");
        assertThat(history(ticket, "feedback"))
                .extracting(HistoryEntry::reasons)
                .containsExactly(
                        List.of(Reason.of("feedback-missing", "e1", "4711"), files),
                        List.of(Reason.of("feedback-missing", "e2", "4711"), files));
    }

    @Test
    void keepsUpToWhereATargetWasHeard() {
        assertThat(feedbacks.position(DESK)).isEmpty();

        feedbacks.keep(DESK, "p1");
        feedbacks.keep(DESK, "p2");

        assertThat(feedbacks.position(DESK)).contains("p2");
    }

    @Test
    void hearsOfATicketWhoseCreationIsStillUncertain() {
        UUID ticket = line.opened(Item.mail("1@x").decided(Priority.P3, List.of(), List.of(DESK)))
                .ticket();
        outbox.unknown(claim(DESK).get(0), Instant.EPOCH, Reason.of("target-answer-lost", "gone"));
        Instant early = NOON.minus(Duration.ofDays(1));

        feedbacks.apply(DESK, new Feedback("e1", ticket, "4711", early, "Ольга", Status.OPEN, "Смотрю"));

        assertThat(details(ticket).ticket().status()).isEqualTo(Status.OPEN);
        assertThat(outgoing(ticket).text()).isEqualTo("Смотрю");
    }

    @Test
    void doesNotHearOfACopyThatStaffMadeOfATicketWithItsId() {
        UUID ticket = known("1@x", "4711");

        feedbacks.apply(DESK, new Feedback("e1", ticket, "4712", NOON, "Ольга", Status.CLOSED, "Поставщику"));

        assertThat(details(ticket).ticket().status()).isEqualTo(Status.NEW);
        assertThat(rows.count("select count(*) from article where direction = 'OUT'"))
                .isZero();
    }

    @Test
    void doesNotHearFromATargetThatWasNeverToldOfTheTicket() {
        UUID ticket = known("1@x", "4711");

        feedbacks.apply("other", new Feedback("e1", ticket, "4711", NOON, "Ольга", Status.CLOSED, null));

        assertThat(details(ticket).ticket().status()).isEqualTo(Status.NEW);
    }

    @Test
    void anEventThatCannotBeAppliedChangesNothing() {
        UUID ticket = known("1@x", "4711");

        assertThatThrownBy(() -> feedbacks.apply(
                        DESK, new Feedback("e1", ticket, "4711", Instant.MAX, null, Status.CLOSED, "Ой")))
                .isInstanceOf(IllegalStateException.class);

        assertThat(details(ticket).ticket().status()).isEqualTo(Status.NEW);
        assertThat(details(ticket).articles()).hasSize(1);
    }

    @Test
    void anAnswerToWhatWasSentFindsItsTicketByTheIdItWasSentWith() {
        UUID ticket = known("1@x", "4711");
        feedbacks.apply(DESK, said("e1", "Помогло?"));
        Delivery reply = claim("reply-email").get(0);

        outbox.delivered(reply, "sent-7@example.com", null);
        List<Outcome> outcomes = line.take(Item.mail("2@x").replyTo("sent-7@example.com"));

        assertThat(outcomes).singleElement().satisfies(outcome -> assertThat(((Outcome.Appended) outcome).ticket())
                .isEqualTo(ticket));
        assertThat(rows.count("select count(*) from target_ticket where target = 'reply-email'"))
                .isZero();
    }

    @Test
    void aParkedReplyDoesNotSilenceTheNext() {
        known("1@x", "4711");
        feedbacks.apply(DESK, said("e1", "Раз"));
        outbox.park(claim("reply-email").get(0), Reason.of("mail-refused", "550"), "550 no");

        feedbacks.apply(DESK, said("e2", "Два"));

        assertThat(claim("reply-email")).hasSize(1);
    }

    @Test
    void whatAnOperatorReleasesIsNoLongerInDoubt() {
        known("1@x", "4711");
        feedbacks.apply(DESK, said("e1", "Раз"));
        outbox.unknown(claim("reply-email").get(0), Instant.EPOCH, Reason.of("target-answer-lost", "gone"));
        Delivery again = claim("reply-email").get(0);
        assertThat(again.uncertain()).isTrue();
        outbox.park(again, Reason.of("answer-perhaps-sent"), "");

        outbox.release("reply-email");

        assertThat(claim("reply-email")).singleElement().satisfies(delivery -> assertThat(delivery.uncertain())
                .isFalse());
    }

    @Test
    void whatTheDeskMakesOfOurLastMessageOpensNothingThatIsResolvedHere() {
        UUID ticket =
                known(Item.mail("7/1").thread(ThreadHint.ofChat("7", null, List.of(), Bearing.OPENS)), "4711", DESK);
        line.take(Item.mail("7/2").thread(ThreadHint.ofChat("7", null, List.of(), Bearing.RESOLVES)));
        Delivery said = claim(DESK).get(0);
        assertThat(said.operation()).isEqualTo(Operation.APPEND);
        outbox.delivered(said, "4711", null);

        feedbacks.apply(DESK, new Feedback("e1", null, "4711", NOON, "RT_System", Status.OPEN, null));
        assertThat(details(ticket).ticket().status()).isEqualTo(Status.RESOLVED);

        Delivery resolving = claim(DESK).get(0);
        assertThat(resolving.operation()).isEqualTo(Operation.RESOLVE);
        outbox.delivered(resolving, "4711", null);
        feedbacks.apply(DESK, new Feedback("e2", null, "4711", NOON, "olga", Status.OPEN, null));
        assertThat(details(ticket).ticket().status()).isEqualTo(Status.OPEN);
    }

    private static Feedback resolved(String event) {
        return new Feedback(event, null, "4711", NOON, null, Status.RESOLVED, null);
    }

    /** Why something is said or not, in the order of the history. */
    private List<String> codes(UUID ticket) {
        return history(ticket, "notice").stream()
                .flatMap(entry -> entry.reasons().stream())
                .map(Reason::code)
                .toList();
    }

    private static Feedback said(String event, String text) {
        return new Feedback(event, null, "4711", NOON, "Ольга", null, text);
    }

    /** A ticket that the desk knows by a key. */
    private UUID known(String messageId, String key, String... targets) {
        return known(Item.mail(messageId), key, targets.length == 0 ? new String[] {DESK} : targets);
    }

    private UUID known(Item first, String key, String... targets) {
        UUID ticket = line.opened(first.decided(Priority.P3, List.of(), List.of(targets)))
                .ticket();
        outbox.delivered(claim(DESK).get(0), key, null);
        return ticket;
    }

    private void finish(String target) {
        outbox.delivered(claim(target).get(0), null, null);
    }

    private List<Delivery> claim(String target) {
        return outbox.claim(target, 10, Duration.ofMinutes(1));
    }

    private Tickets.Details details(UUID ticket) {
        return new PostgresTickets(database.dataSource()).find(ticket).orElseThrow();
    }

    private Article outgoing(UUID ticket) {
        List<Article> all = details(ticket).articles().stream()
                .filter(article -> article.direction() == Direction.OUT)
                .toList();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private List<HistoryEntry> history(UUID ticket, String field) {
        return details(ticket).history().stream()
                .filter(entry -> entry.field().equals(field))
                .toList();
    }
}

package io.inlet.dispatch.rt;

import static io.inlet.dispatch.rt.ScriptedTracker.correspondence;
import static io.inlet.dispatch.rt.ScriptedTracker.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inlet.dispatch.Answer;
import io.inlet.dispatch.Feedback;
import io.inlet.dispatch.FeedbackReader.NotToldException;
import io.inlet.dispatch.FeedbackReader.Round;
import io.inlet.dispatch.TargetConfig;
import io.inlet.message.Reason;
import io.inlet.ticket.Status;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTrackerFeedbackTest {
    private static final TargetConfig TARGET =
            Trackers.target(URI.create("https://rt.example.com"), "1-27-0123456789abcdef0123456789abcdef");

    private final ScriptedTracker tracker = new ScriptedTracker();

    @Test
    void namesTheTicketByOurIdAsWellAsByItsKey() throws Exception {
        tracker.page(status(1001, 17, "olga", "resolved"), status(1002, 18, "olga", "resolved"));

        assertThat(since(1000).events()).singleElement().satisfies(event -> {
            assertThat(event.ticket()).isEqualTo(UUID.fromString(ScriptedTracker.OURS));
            assertThat(event.externalKey()).isEqualTo("17");
            assertThat(event.status()).isEqualTo(Status.RESOLVED);
        });
    }

    @Test
    void tellsNoStatusThatTheTicketHasLeftAgain() throws Exception {
        tracker.now("resolved").page(status(1001, 17, "RT_System", "open"), status(1002, 17, "olga", "resolved"));

        assertThat(since(1000).events()).extracting(Feedback::status).containsExactly(Status.RESOLVED);
    }

    @Test
    void tellsWhatStaffWroteAndNotWhatTheRequestorDid() throws Exception {
        tracker.page(correspondence(1001, 17, "olga"), correspondence(1002, 17, "anna@example.com"))
                .text(1001, "Перезагрузите")
                .text(1002, "Спасибо");

        assertThat(since(1000).events()).extracting(Feedback::said).containsExactly("Перезагрузите");
    }

    @Test
    void beginsAtTheNewestTransactionOfTheKindsItHears() throws Exception {
        tracker.page(status(1001, 18, "olga", "open"), status(990, 18, "olga", "open"));

        Round round = new RequestTrackerFeedback().read(TARGET, Optional.empty(), tracker);

        assertThat(round.position()).isEqualTo(Heard.from(1001).text());
        assertThat(tracker.asked.get(0).query().get("query"))
                .contains("ObjectType = 'RT::Ticket'", "Type = 'Status'", "Type = 'Correspond'");
    }

    @Test
    void doesNotBeginBeforeTheNewestWhenAllOfAPageMayNotBeSeen() throws Exception {
        tracker.page().page(status(870, 18, "olga", "open"));

        Round round = new RequestTrackerFeedback().read(TARGET, Optional.empty(), tracker);

        assertThat(round.position()).isEqualTo(Heard.from(870).text());
    }

    @Test
    void doesNotBeginAtAllWhereTheNewestIsNotTold() {
        tracker.answers("/transactions", 200, "{\"message\":\"a proxy's page\"}");

        assertThatThrownBy(() -> new RequestTrackerFeedback().read(TARGET, Optional.empty(), tracker))
                .isInstanceOf(NotToldException.class);
    }

    @Test
    void goesOnAfterAPageOfWhichRtLeftOutWhatMayNotBeSeen() throws Exception {
        tracker.page(status(1001, 17, "olga", "open")).page(status(1150, 17, "olga", "resolved"));

        assertThat(since(1000).events()).extracting(Feedback::status).containsExactly(Status.OPEN, Status.RESOLVED);
    }

    @Test
    void takesNobodyForStaffWhoIsNotPrivileged() throws Exception {
        tracker.page(
                        correspondence(1001, 17, "boris@example.com"),
                        correspondence(1002, 17, "olga"),
                        correspondence(1003, 17, "boris@example.com"))
                .text(1001, "Я в копии")
                .text(1002, "Перезагрузите")
                .text(1003, "Спасибо за копию");

        assertThat(since(1000).events()).extracting(Feedback::said).containsExactly("Перезагрузите");
        assertThat(tracker.asked)
                .filteredOn(call -> call.path().contains("/user/"))
                .hasSize(2);
    }

    @Test
    void hearsNothingWhereItMayNotSeeWhoIsStaff() {
        tracker.page(correspondence(1001, 17, "olga")).text(1001, "x").answers("/user/1", 403, "{}");

        assertThatThrownBy(() -> since(1000))
                .isInstanceOfSatisfying(
                        NotToldException.class, away -> assertThat(away.why()).isEqualTo(Reason.of("rt-unprivileged")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/transaction/1001/attachments", "/attachment/2001", "/user/1", "/ticket/17"})
    void anEventThatRtCannotTellHoldsUpNoOther(String path) throws Exception {
        tracker.page(correspondence(1001, 17, "olga"), status(1002, 19, "olga", "resolved"))
                .text(1001, "x")
                .answers("/ticket/19", 200, """
                        {"CustomFields":[{"name":"InletId","values":["%s"]}]}""".formatted(UUID.randomUUID()))
                .answers(path, 500, "Internal Server Error");

        Round round = since(1000);

        assertThat(round.unread()).singleElement().satisfies(lost -> {
            assertThat(lost.isLost()).isTrue();
            assertThat(lost.externalKey()).isEqualTo("17");
            assertThat(lost.missing()).isEqualTo(Reason.of("target-error", "500"));
        });
        assertThat(round.events()).extracting(Feedback::status).containsExactly(Status.RESOLVED);
        assertThat(Heard.of(round.position()).recent()).contains(1001L, 1002L);
    }

    @Test
    void whileRtIsAwayNothingIsTakenForUnreadable() {
        tracker.page(correspondence(1001, 17, "olga"))
                .text(1001, "x")
                .answers("/transaction/1001/attachments", new Answer.Lost(true, "timed out"))
                .goesAwayAfter("/transaction/1001/attachments");

        assertThatThrownBy(() -> since(1000)).isInstanceOf(NotToldException.class);
    }

    @Test
    void saysThatATextIsTooLong() throws Exception {
        tracker.page(correspondence(1001, 17, "olga")).text(1001, "x".repeat(500_001));

        assertThat(since(1000).events())
                .extracting(Feedback::missing)
                .containsExactly(Reason.of("rt-too-long", "500001", "500000"));
    }

    @Test
    void saysThatATextMayNotBeSeen() throws Exception {
        tracker.page(correspondence(1001, 17, "olga"), correspondence(1002, 17, "olga"))
                .text(1001, "x")
                .answers("/attachment/2001", 403, "{}")
                .answers("/transaction/1002/attachments", 200, "{\"items\":[]}");

        assertThat(since(1000).events()).hasSize(2).allSatisfy(event -> {
            assertThat(event.isLost()).isTrue();
            assertThat(event.missing()).isEqualTo(Reason.of("rt-unseen"));
        });
    }

    @Test
    void namesTheFilesThatStayInRt() throws Exception {
        tracker.page(correspondence(1001, 17, "olga"))
                .text(1001, "Смотрите акт")
                .answers("/transaction/1001/attachments", 200, """
                        {"items":[{"id":1,"ContentType":"multipart/mixed","Filename":""},
                            {"id":2001,"ContentType":"text/plain","Filename":"","ContentLength":5},
                            {"id":2,"ContentType":"application/pdf","Filename":"акт.pdf","ContentLength":5}]}""");

        assertThat(since(1000).events()).singleElement().satisfies(event -> {
            assertThat(event.said()).isEqualTo("Смотрите акт");
            assertThat(event.missing()).isEqualTo(Reason.of("rt-files-stay", "акт.pdf"));
        });
    }

    private Round since(long number) throws NotToldException {
        return new RequestTrackerFeedback()
                .read(TARGET, Optional.of(Heard.from(number).text()), tracker);
    }
}

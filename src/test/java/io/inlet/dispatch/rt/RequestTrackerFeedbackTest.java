package io.inlet.dispatch.rt;

import static io.inlet.dispatch.rt.ScriptedTracker.correspondence;
import static io.inlet.dispatch.rt.ScriptedTracker.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inlet.dispatch.Feedback;
import io.inlet.dispatch.FeedbackReader.NotToldException;
import io.inlet.dispatch.FeedbackReader.Round;
import io.inlet.dispatch.TargetConfig;
import io.inlet.ticket.Status;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

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

    private Round since(long number) throws NotToldException {
        return new RequestTrackerFeedback()
                .read(TARGET, Optional.of(Heard.from(number).text()), tracker);
    }
}

package io.inlet.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.message.Mode;
import io.inlet.message.Raws;
import io.inlet.message.Reason;
import io.inlet.message.ThreadHint;
import io.inlet.message.ThreadHint.Topic;
import io.inlet.ticket.Candidate;
import io.inlet.ticket.Item;
import io.inlet.ticket.Outcome;
import io.inlet.ticket.Status;
import io.inlet.ticket.TicketNumber;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** To which tickets mails are added that name no other mail. */
class BelongingIT {
    private static final String STRANGER = "stranger@example.net";

    @AutoClose
    private static final TestDatabase database = TestDatabase.fresh();

    private Line line;

    @BeforeEach
    void clear() {
        Rows.of(database).clear();
        line = new Line(database.dataSource(), new PostgresOutbox(database.dataSource()));
    }

    @Test
    void appendsWhateverShowsTheTokenOfATicketWhoeverSentIt() {
        Outcome.Opened opened = line.opened(Item.mail("1@x"));

        Outcome.Appended shown = appended(Item.mail("2@y").from(STRANGER).thread(shows(opened.number())));

        assertThat(shown.ticket()).isEqualTo(opened.ticket());
        assertThat(shown.reasons())
                .containsExactly(
                        Reason.of("thread-token-newcomer", opened.number().text()));
        assertThat(appended(Item.mail("3@y").from(STRANGER).thread(shows(opened.number())))
                        .reasons())
                .containsExactly(Reason.of("thread-token", opened.number().text()));
    }

    @Test
    void aNameThatIsContradictedJoinsNothingByWhateverSign() {
        Outcome.Opened opened = line.opened(Item.mail("1@x"));
        line.opened(partner("1@p", "7").from("robot@partner.example"));

        Outcome.Opened shown =
                line.opened(Item.mail("2@y").thread(shows(opened.number())).trust("failed"));

        assertThat(shown.reasons())
                .contains(Reason.of("thread-foreign-sender", opened.number().text()));
        line.opened(partner("2@p", "7").from("robot@partner.example").trust("failed"));
        line.opened(Item.mail("3@y").replyTo("1@x").trust("failed"));
    }

    @Test
    void aTokenIsStrongerThanAReferenceThatItsSenderDoesNotBelongTo() {
        Outcome.Opened opened = line.opened(Item.mail("1@x"));
        ThreadHint both =
                ThreadHint.ofMail(List.of("1@x"), List.of(), opened.number().text(), List.of());

        assertThat(appended(Item.mail("2@y").from(STRANGER).thread(both)).ticket())
                .isEqualTo(opened.ticket());
    }

    @Test
    void opensFollowUpForTheTokenOfAClosedTicket() {
        Outcome.Opened closed = line.opened(Item.mail("1@x"));
        Rows.of(database).execute("update ticket set status = ? where id = ?", Status.CLOSED, closed.ticket());

        Outcome.Opened next = line.opened(Item.mail("2@x").thread(shows(closed.number())));

        assertThat(next.reasons())
                .contains(Reason.of("thread-closed", closed.number().text()));
    }

    @Test
    void showsTheTicketOfATokenToMatchInItsOwnBrandAndMode() {
        Outcome.Opened opened = line.opened(Item.mail("1@x"));
        PostgresTicketStore store = new PostgresTicketStore(database.dataSource(), () -> {});
        Item shown = Item.mail("2@y").from(STRANGER).thread(shows(opened.number()));

        assertThat(store.candidates("acme", Mode.LIVE, shown.message(Raws.raw("next"))))
                .containsExactly(new Candidate(
                        opened.ticket(),
                        opened.number(),
                        Status.NEW,
                        true,
                        Reason.of("thread-token-newcomer", opened.number().text())));
        assertThat(store.candidates("other brand", Mode.LIVE, shown.message(Raws.raw("next"))))
                .isEmpty();
        assertThat(store.candidates("acme", Mode.SANDBOX, shown.message(Raws.raw("next"))))
                .isEmpty();
    }

    @Test
    void appendsAnswerInOutlooksConversationOfThoseWhoTakePartInIt() {
        Outcome.Opened opened = line.opened(outlook("1@x", false));

        Outcome.Appended answer = appended(outlook("2@x", true));

        assertThat(answer.ticket()).isEqualTo(opened.ticket());
        assertThat(answer.reasons()).containsExactly(Reason.of("thread-index", "c0ffee"));
        line.opened(outlook("3@y", true).from(STRANGER));
    }

    @Test
    void opensTicketForEachMailThatBeginsAConversationOfOutlook() {
        UUID first = line.opened(outlook("1@x", false)).ticket();

        assertThat(line.opened(outlook("2@x", false)).ticket()).isNotEqualTo(first);
    }

    @Test
    void appendsWhatAPartnerWritesUnderOneNumberFromAnyAddress() {
        Outcome.Opened opened = line.opened(partner("1@p", "7").from("robot@partner.example"));

        Outcome.Appended next = appended(partner("2@p", "7").from("ivan@partner.example"));

        assertThat(next.ticket()).isEqualTo(opened.ticket());
        assertThat(next.reasons()).containsExactly(Reason.of("thread-partner", "acme 7"));
        line.opened(partner("3@p", "8").from("robot@partner.example"));
    }

    private Outcome.Appended appended(Item item) {
        List<Outcome> outcomes = line.take(item);
        assertThat(outcomes).singleElement().isInstanceOf(Outcome.Appended.class);
        return (Outcome.Appended) outcomes.get(0);
    }

    private static ThreadHint shows(TicketNumber number) {
        return ThreadHint.ofMail(List.of(), List.of(), number.text(), List.of());
    }

    private static Item outlook(String id, boolean answers) {
        return about(id, new Topic(Topic.Kind.OUTLOOK, "c0ffee", answers));
    }

    private static Item partner(String id, String number) {
        return about(id, new Topic(Topic.Kind.PARTNER, "acme " + number, true));
    }

    private static Item about(String id, Topic topic) {
        return Item.mail(id).thread(ThreadHint.ofMail(List.of(), List.of(), null, List.of(topic)));
    }
}

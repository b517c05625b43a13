package io.inlet.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.message.Arrival;
import io.inlet.message.Bearing;
import io.inlet.message.Group;
import io.inlet.message.Inbox;
import io.inlet.message.Mode;
import io.inlet.message.Party;
import io.inlet.message.RawMessage;
import io.inlet.message.Raws;
import io.inlet.message.Reason;
import io.inlet.message.ThreadHint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** To which tickets a store adds the messages of chats and calls. Chats of inbox {@code brief} end at once, all others after hours. */
public interface ConversationContract {
    Party CALLER = new Party(null, null, "+74951234567", null, null);

    TicketStore store();

    Inbox inbox();

    Tickets tickets();

    /** Puts a ticket into a status, as an agent would. */
    void set(UUID ticket, Status status);

    @Test
    default void appendsToTicketOfTheChat() {
        Outcome.Opened opened = opened(take(chat("7/1")));

        Outcome.Appended appended = appended(take(chat("7/2")));

        assertThat(appended.ticket()).isEqualTo(opened.ticket());
        assertThat(appended.reasons()).containsExactly(Reason.of("chat-conversation", "7"));
        assertThat(fields(opened.ticket())).containsExactly("ticket", "article");
    }

    @Test
    default void findsTicketOfTheChatWithoutLocks() {
        Outcome.Opened opened = opened(take(chat("7/1")));
        RawMessage next = Raws.raw("next");

        assertThat(store().candidates("acme", Mode.LIVE, chat("7/2").message(next)))
                .containsExactly(new Candidate(
                        opened.ticket(), opened.number(), Status.NEW, true, Reason.of("chat-conversation", "7")));
        assertThat(store().candidates("other brand", Mode.LIVE, chat("7/2").message(next)))
                .isEmpty();
        assertThat(store().candidates("acme", Mode.SANDBOX, chat("7/2").message(next)))
                .isEmpty();
    }

    @Test
    default void keepsChatsOfTwoInboxesApart() {
        take(Raws.raw("1", "support"), chat("7/1"));

        opened(take(Raws.raw("2", "sales"), chat("7/2")));
        opened(take(
                Raws.raw("3", "sales"), chat("7/9").thread(ThreadHint.ofChat("8", "7/1", List.of(), Bearing.OPENS))));
        opened(take(Raws.raw("4", Mode.SANDBOX), chat("7/2")));
        opened(take(chat("9/1").thread(ThreadHint.ofChat("9", null, List.of(), Bearing.OPENS))));
    }

    @Test
    default void opensTicketWhenTheChatWasSilentForLong() {
        opened(take(Raws.raw("1", "brief"), chat("7/1")));

        opened(take(Raws.raw("2", "brief"), chat("7/2")));
    }

    @Test
    default void appendsToNewestTicketOfTheChatUnlessReplyNamesAnother() {
        Outcome.Opened old = opened(take(chat("7/1")));
        set(old.ticket(), Status.CLOSED);
        Outcome.Opened recent = opened(take(chat("7/2")));
        set(old.ticket(), Status.OPEN);

        assertThat(appended(take(chat("7/3"))).ticket()).isEqualTo(recent.ticket());
        Outcome.Appended reply = appended(take(reply("7/4", "7/1")));

        assertThat(reply.ticket()).isEqualTo(old.ticket());
        assertThat(reply.reasons()).containsExactly(Reason.of("thread-in-reply-to", "7/1"));
    }

    @Test
    default void appendsReplyToAnyPieceOfTheArticle() {
        Outcome.Opened opened = opened(take(
                Raws.raw("1", "brief"),
                chat("7/3").thread(ThreadHint.ofChat("7", null, pieces("7/1", "7/2", "7/3"), Bearing.OPENS))));

        for (String piece : List.of("7/1", "7/2", "7/3")) {
            Outcome.Appended reply = appended(take(Raws.raw(piece, "brief"), reply("reply to " + piece, piece)));
            assertThat(reply.ticket()).describedAs(piece).isEqualTo(opened.ticket());
        }
    }

    @Test
    default void opensFollowUpOfTheChatsClosedTicket() {
        Outcome.Opened closed = opened(take(chat("7/1")));
        set(closed.ticket(), Status.CLOSED);

        Outcome.Opened next = opened(take(chat("7/2")));

        assertThat(next.reasons())
                .contains(Reason.of("thread-closed", closed.number().text()));
        assertThat(ticket(next.ticket()).parent()).isEqualTo(closed.ticket());
    }

    @Test
    default void reopensResolvedTicketOfTheChat() {
        Outcome.Opened opened = opened(take(chat("7/1")));
        set(opened.ticket(), Status.RESOLVED);

        take(chat("7/2"));

        assertThat(ticket(opened.ticket()).status()).isEqualTo(Status.OPEN);
    }

    @Test
    default void appendsAllEventsOfTheCallHoweverLate() {
        Outcome.Opened opened = opened(take(Raws.raw("1", "brief"), call("ring", Bearing.OPENS)));

        Outcome.Appended late = appended(take(Raws.raw("2", "brief"), call("hang-up", Bearing.FOLLOWS)));

        assertThat(late.ticket()).isEqualTo(opened.ticket());
        assertThat(late.reasons()).containsExactly(Reason.of("call-known", "call-1"));
    }

    @Test
    default void ignoresBeginningOfCallThatIsToldAlreadyAndOpensTicketForOneThatIsNot() {
        Outcome.Opened missed = opened(take(call("hang-up", Bearing.OPENS)));
        set(missed.ticket(), Status.RESOLVED);

        Outcome late = take(call("ring", Bearing.BEGINS));

        assertThat(late).isEqualTo(new Outcome.Ignored(List.of(Reason.of("call-told"))));
        assertThat(ticket(missed.ticket()).status()).isEqualTo(Status.RESOLVED);
        opened(take(Item.mail("ring 2").thread(ThreadHint.ofCall("call-2", null, Bearing.BEGINS, false))));
    }

    @Test
    default void followsTicketIntoAnyStatusAndReopensNothing() {
        Outcome.Opened opened = opened(take(call("ring", Bearing.OPENS)));

        for (Status status : List.of(Status.RESOLVED, Status.CLOSED)) {
            set(opened.ticket(), status);
            assertThat(appended(take(call("late " + status, Bearing.FOLLOWS))).ticket())
                    .isEqualTo(opened.ticket());
            assertThat(ticket(opened.ticket()).status()).isEqualTo(status);
        }
    }

    @Test
    default void opensTicketForFollowingMessageWhoseTicketIsUnknown() {
        opened(take(call("hang-up first", Bearing.FOLLOWS)));
    }

    @Test
    default void appendsCallToNewestOpenTicketOfItsCallerAndKnowsTheCallThen() {
        Outcome.Opened done = opened(take(Item.mail("0@x").from(CALLER)));
        Outcome.Opened mail = opened(take(Item.mail("1@x").from(CALLER)));
        Outcome.Opened solved = opened(take(Item.mail("2@x").from(CALLER)));
        set(solved.ticket(), Status.RESOLVED);

        Outcome.Appended answered = appended(take(call("answered", Bearing.OPENS)));
        set(mail.ticket(), Status.WAITING);
        set(done.ticket(), Status.CLOSED);
        Outcome.Appended hangUp = appended(take(call("hang-up", Bearing.FOLLOWS)));

        assertThat(answered.ticket()).isEqualTo(mail.ticket());
        assertThat(answered.reasons()).containsExactly(Reason.of("contact-open-ticket"));
        assertThat(hangUp.ticket()).isEqualTo(mail.ticket());
        assertThat(hangUp.reasons()).containsExactly(Reason.of("call-known", "call-1"));
    }

    @Test
    default void appendsCallOfNobodyToNothing() {
        opened(take(Item.mail("1@x").from(Party.UNKNOWN)));

        opened(take(call("withheld", Bearing.OPENS).from(Party.UNKNOWN)));
    }

    @Test
    default void keepsThumbsUpOnlyWhereATicketIsOpen() {
        Item thumb = chat("7/2").thread(ThreadHint.ofChat("7", null, List.of(), Bearing.APPENDS));

        assertThat(take(thumb)).isEqualTo(new Outcome.Ignored(List.of(Reason.of("nothing-open"))));
        Outcome.Opened opened = opened(take(chat("7/1")));
        assertThat(appended(take(thumb)).ticket()).isEqualTo(opened.ticket());

        for (Status status : List.of(Status.RESOLVED, Status.CLOSED)) {
            set(opened.ticket(), status);
            assertThat(take(thumb.key("again " + status)))
                    .isEqualTo(new Outcome.Ignored(List.of(Reason.of("nothing-open"))));
            assertThat(ticket(opened.ticket()).status()).isEqualTo(status);
        }
    }

    @Test
    default void resolvesTicketOnceAndIgnoresWhatResolvesNothing() {
        Item back = back("back");
        assertThat(take(back)).isEqualTo(new Outcome.Ignored(List.of(Reason.of("nothing-to-resolve"))));
        Outcome.Opened opened = opened(take(chat("missed")));

        Outcome.Appended resolved = appended(take(back));
        Outcome.Appended again = appended(take(back.key("again")));

        assertThat(resolved.reasons()).contains(Reason.of("resolved-by-message"));
        assertThat(again.reasons()).doesNotContain(Reason.of("resolved-by-message"));
        Tickets.Details details = tickets().find(opened.ticket()).orElseThrow();
        assertThat(details.ticket().status()).isEqualTo(Status.RESOLVED);
        assertThat(details.history())
                .filteredOn(entry -> entry.field().equals("status"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.before()).isEqualTo("NEW");
                    assertThat(entry.after()).isEqualTo("RESOLVED");
                    assertThat(entry.reasons()).containsExactly(Reason.of("resolved-by-message"));
                });
    }

    @Test
    default void resolvesTicketHoweverLongTheChatWasSilent() {
        Outcome.Opened opened = opened(take(Raws.raw("1", "brief"), chat("missed")));

        Outcome.Appended back = appended(take(Raws.raw("2", "brief"), back("back")));

        assertThat(back.ticket()).isEqualTo(opened.ticket());
        assertThat(ticket(opened.ticket()).status()).isEqualTo(Status.RESOLVED);
    }

    @Test
    default void resolvesOlderTicketOfTheChatWhenTheNewestIsResolved() {
        Outcome.Opened old = opened(take(Raws.raw("1", "brief"), chat("missed")));
        Outcome.Opened recent = opened(take(Raws.raw("2", "brief"), chat("missed again")));
        set(recent.ticket(), Status.RESOLVED);

        assertThat(appended(take(Raws.raw("3", "brief"), back("back"))).ticket())
                .isEqualTo(old.ticket());
        assertThat(ticket(old.ticket()).status()).isEqualTo(Status.RESOLVED);
    }

    @Test
    default void knowsWhatBecameOfIgnoredMessageAndItsFollowers() throws IOException {
        inbox().capture(Arrival.of(Raws.raw("1")).grouped("chat", null));
        inbox().capture(Arrival.of(Raws.raw("2")).grouped("chat", null));
        Group group = inbox().claim(new io.inlet.message.Claim(1, 1000, Duration.ofMinutes(5)))
                .get(0);

        OneGroup.record(
                store(),
                group,
                List.of(chat("7/1")
                        .thread(ThreadHint.ofChat("7", null, List.of(), Bearing.APPENDS))
                        .in(group.first())),
                null);

        Outcome ignored = new Outcome.Ignored(List.of(Reason.of("nothing-open")));
        assertThat(store().outcomes(group.messages().get(0).id())).contains(List.of(ignored));
        assertThat(store().outcomes(group.messages().get(1).id())).contains(List.of(ignored));
    }

    private static Item chat(String id) {
        return Item.mail(id).from(new Party("Анна", null, null, "500", "anna")).thread(thread(null));
    }

    private static Item back(String id) {
        return chat(id).thread(ThreadHint.ofChat("7", null, List.of(), Bearing.RESOLVES));
    }

    private static Item reply(String id, String to) {
        return chat(id).thread(thread(to));
    }

    private static List<ThreadHint.Piece> pieces(String... ids) {
        return Stream.of(ids).map(id -> new ThreadHint.Piece(id, id)).toList();
    }

    private static Item call(String id, Bearing bearing) {
        return Item.mail(id).from(CALLER).thread(ThreadHint.ofCall("call-1", null, bearing, true));
    }

    private static ThreadHint thread(String replyTo) {
        return ThreadHint.ofChat("7", replyTo, List.of(), Bearing.OPENS);
    }

    private Ticket ticket(UUID id) {
        return tickets().find(id).orElseThrow().ticket();
    }

    private List<String> fields(UUID ticket) {
        return tickets().find(ticket).orElseThrow().history().stream()
                .map(HistoryEntry::field)
                .toList();
    }

    private Outcome take(Item item) {
        return take(Raws.raw(UUID.randomUUID().toString()), item);
    }

    private Outcome take(RawMessage raw, Item item) {
        try {
            Group group = inbox().capture(Arrival.of(raw).waiting(Duration.ofMinutes(5)))
                    .group();
            return OneGroup.record(store(), group, List.of(item.in(group.first())), null)
                    .get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Outcome.Opened opened(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Opened.class);
        return (Outcome.Opened) outcome;
    }

    private static Outcome.Appended appended(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Appended.class);
        return (Outcome.Appended) outcome;
    }
}

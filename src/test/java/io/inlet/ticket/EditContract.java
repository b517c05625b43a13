package io.inlet.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.message.Arrival;
import io.inlet.message.Attachment;
import io.inlet.message.Bearing;
import io.inlet.message.Group;
import io.inlet.message.Inbox;
import io.inlet.message.Party;
import io.inlet.message.Raws;
import io.inlet.message.Reason;
import io.inlet.message.ThreadHint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a store does with changed versions of messages. */
public interface EditContract {
    TicketStore store();

    Inbox inbox();

    Tickets tickets();

    /** Puts a ticket into a status, as an agent would. */
    void set(UUID ticket, Status status);

    @Test
    default void keepsEditBesideTheArticleThatItChanges() {
        Outcome.Opened opened = (Outcome.Opened) take(chat("7/1", "Не печатает"));
        take(chat("7/2", "Кабинет 12"));

        Outcome.Appended edit = (Outcome.Appended) take(edit("7/1", "Не печатает принтер"));

        assertThat(edit.ticket()).isEqualTo(opened.ticket());
        assertThat(edit.reasons()).containsExactly(Reason.of("edit-of-message"));
        Tickets.Details details = tickets().find(opened.ticket()).orElseThrow();
        assertThat(details.articles())
                .extracting(Article::text)
                .containsExactly("Не печатает", "Кабинет 12", "Не печатает принтер");
        assertThat(details.history())
                .filteredOn(entry -> entry.field().equals("edit"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.before()).isEqualTo(opened.article().toString());
                    assertThat(entry.after()).isEqualTo(edit.article().toString());
                });
    }

    @Test
    default void reopensAndOpensNothingForEdit() {
        Outcome.Opened opened = (Outcome.Opened) take(chat("7/1", "one"));

        for (Status status : List.of(Status.RESOLVED, Status.CLOSED)) {
            set(opened.ticket(), status);
            Outcome edit = take(edit("7/1", "two " + status));

            assertThat(((Outcome.Appended) edit).ticket()).isEqualTo(opened.ticket());
            assertThat(tickets().find(opened.ticket()).orElseThrow().ticket().status())
                    .isEqualTo(status);
        }
    }

    @Test
    default void ignoresEditThatSaysTheSame() {
        Outcome.Opened opened = (Outcome.Opened) take(chat("7/1", "one"));
        Outcome same = new Outcome.Ignored(
                List.of(Reason.of("edit-without-change", opened.number().text())));

        assertThat(take(edit("7/1", "one"))).isEqualTo(same);
        assertThat(take(edit("7/1", "two"))).isInstanceOf(Outcome.Appended.class);
        assertThat(take(edit("7/1", "two"))).isEqualTo(same);
        assertThat(take(edit("7/1", "one"))).describedAs("back to what it was").isInstanceOf(Outcome.Appended.class);
    }

    @Test
    default void tiesLaterEditsToTheFirstVersion() {
        Outcome.Opened opened = (Outcome.Opened) take(chat("7/1", "one"));
        take(edit("7/1", "two"));

        take(edit("7/1", "three"));

        assertThat(tickets().find(opened.ticket()).orElseThrow().history())
                .filteredOn(entry -> entry.field().equals("edit"))
                .extracting(HistoryEntry::before)
                .containsOnly(opened.article().toString())
                .hasSize(2);
    }

    @Test
    default void tellsVersionsOfOneIdApart() {
        Outcome.Opened opened = (Outcome.Opened) take(chat("7/1", "one"));
        Item edit = edit("7/1", "two");

        for (String text : List.of("two", "three")) {
            take(new Item(
                    text,
                    "7/1",
                    edit.sender(),
                    List.of(),
                    "",
                    text,
                    edit.thread(),
                    edit.automation(),
                    edit.trust(),
                    List.of(),
                    edit.fields(),
                    Priority.P3,
                    List.of(),
                    List.of()));
        }

        assertThat(take(edit("7/1", "three"))).isInstanceOf(Outcome.Ignored.class);
        assertThat(tickets().find(opened.ticket()).orElseThrow().history())
                .filteredOn(entry -> entry.field().equals("edit"))
                .extracting(HistoryEntry::before)
                .containsExactly(opened.article().toString(), opened.article().toString());
    }

    @Test
    default void comparesEditWithItsOwnPieceOfTheArticle() {
        Item whole = chat("7/2", "Здравствуйте\nНе печатает")
                .thread(ThreadHint.ofChat(
                        "7", null, List.of(piece("7/1", "Здравствуйте"), piece("7/2", "Не печатает")), Bearing.OPENS));
        Outcome.Opened opened = (Outcome.Opened) take(whole);

        assertThat(take(edit("7/1", "Здравствуйте"))).isInstanceOf(Outcome.Ignored.class);
        Outcome.Appended edit = (Outcome.Appended) take(edit("7/2", "Не печатает принтер"));

        assertThat(edit.ticket()).isEqualTo(opened.ticket());
        assertThat(take(edit("7/2", "Не печатает"))).isInstanceOf(Outcome.Appended.class);
    }

    @Test
    default void keepsEditThatRemovesLineOfItsPiece() {
        take(chat("7/2", "Не печатает\nКабинет 12\nСпасибо")
                .thread(ThreadHint.ofChat(
                        "7",
                        null,
                        List.of(piece("7/1", "Не печатает\nКабинет 12"), piece("7/2", "Спасибо")),
                        Bearing.OPENS)));

        assertThat(take(edit("7/1", "Не печатает"))).isInstanceOf(Outcome.Appended.class);
        assertThat(take(edit("7/2", "Кабинет 12")))
                .describedAs("says what another says")
                .isInstanceOf(Outcome.Appended.class);
    }

    @Test
    default void keepsEditThatBringsAnotherFile() {
        take(chat("7/1", "one").attachments(List.of(Attachment.pending("a.jpg", "image/jpeg", 10, "file-a"))));

        Outcome same =
                take(edit("7/1", "one").attachments(List.of(Attachment.pending("a.jpg", "image/jpeg", 10, "file-a"))));
        Outcome other =
                take(edit("7/1", "one").attachments(List.of(Attachment.pending("b.jpg", "image/jpeg", 10, "file-b"))));

        assertThat(same).isInstanceOf(Outcome.Ignored.class);
        assertThat(other).isInstanceOf(Outcome.Appended.class);
    }

    @Test
    default void takesEditOfUnknownMessageAsMessageOfItsConversation() {
        Outcome.Opened opened = (Outcome.Opened) take(chat("7/5", "one"));
        set(opened.ticket(), Status.RESOLVED);

        Outcome.Appended edit = (Outcome.Appended) take(edit("7/1", "older than Inlet"));

        assertThat(edit.ticket()).isEqualTo(opened.ticket());
        assertThat(edit.reasons()).containsExactly(Reason.of("chat-conversation", "7"));
        assertThat(tickets().find(opened.ticket()).orElseThrow().ticket().status())
                .isEqualTo(Status.RESOLVED);
    }

    @Test
    default void opensTicketForEditThatBelongsNowhere() {
        Outcome.Opened opened = (Outcome.Opened) take(edit("7/1", "older than Inlet"));

        Outcome again = take(edit("7/1", "changed again"));

        assertThat(((Outcome.Appended) again).ticket()).isEqualTo(opened.ticket());
    }

    private static Item chat(String id, String text) {
        return Item.mail(id)
                .from(new Party("Анна", null, null, "500", "anna"))
                .text("", text)
                .thread(ThreadHint.ofChat("7", null, List.of(), Bearing.OPENS));
    }

    /** Mappers give each version an id of its own. */
    private static ThreadHint.Piece piece(String externalId, String text) {
        return new ThreadHint.Piece(externalId, text);
    }

    private static Item edit(String id, String text) {
        return chat(id + "/" + UUID.randomUUID(), text)
                .thread(ThreadHint.ofChat("7", id, List.of(), Bearing.OPENS))
                .fields(Map.of("edit", "true"));
    }

    private Outcome take(Item item) {
        try {
            Group group = inbox().capture(
                            Arrival.of(Raws.raw(UUID.randomUUID().toString())).waiting(Duration.ofMinutes(5)))
                    .group();
            return OneGroup.record(store(), group, List.of(item.in(group.first())), null)
                    .get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

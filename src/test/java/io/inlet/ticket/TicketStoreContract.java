package io.inlet.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.inlet.message.Arrival;
import io.inlet.message.Attachment;
import io.inlet.message.Automation;
import io.inlet.message.Bearing;
import io.inlet.message.Claim;
import io.inlet.message.Group;
import io.inlet.message.Inbox;
import io.inlet.message.LeaseLostException;
import io.inlet.message.Mode;
import io.inlet.message.Party;
import io.inlet.message.RawMessage;
import io.inlet.message.Raws;
import io.inlet.message.Reason;
import io.inlet.message.ThreadHint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every ticket store promises, with the inbox and the reading side that belong to it. */
public interface TicketStoreContract {
    Duration LONG = Duration.ofMinutes(5);

    TicketStore store();

    Inbox inbox();

    Tickets tickets();

    /** Puts a ticket into a status, as an agent would. */
    void set(UUID ticket, Status status);

    @Test
    default void opensTicketForNewMessage() {
        Group group = captured("1");

        Outcome.Opened opened = opened(record(group, Item.mail("1@x")));

        Tickets.Details details = tickets().find(opened.number()).orElseThrow();
        Ticket ticket = details.ticket();
        assertThat(ticket.id()).isEqualTo(opened.ticket());
        assertThat(ticket.brand()).isEqualTo("acme");
        assertThat(ticket.mode()).isEqualTo(Mode.LIVE);
        assertThat(ticket.kind()).isEqualTo(Kind.INCIDENT);
        assertThat(ticket.subject()).isEqualTo("Принтер");
        assertThat(ticket.status()).isEqualTo(Status.NEW);
        assertThat(ticket.priority()).isEqualTo(Priority.P3);
        assertThat(ticket.category()).isEqualTo("hardware");
        assertThat(ticket.group()).isEqualTo("first-line");
        assertThat(ticket.inbox()).isEqualTo("support");
        assertThat(ticket.language()).isEqualTo("ru");
        assertThat(details.contact().orElseThrow().identities())
                .containsExactly(new Contact.Identity("email", "anna@example.org"));
        assertThat(details.articles()).extracting(Article::id).containsExactly(opened.article());
        assertThat(details.articles().get(0).raw()).isEqualTo(Raws.id(group));
        assertThat(details.articles().get(0).newText()).isEqualTo("Не печатает");
        assertThat(details.history()).extracting(HistoryEntry::field).containsExactly("ticket");
        assertThat(details.history().get(0).reasons()).containsExactly(Reason.of("rule", "tested"));
        assertThat(inbox().claim(new Claim(10, 1000, LONG))).isEmpty();
    }

    @Test
    default void numbersTicketsInOrder() {
        Outcome.Opened first = opened(record(captured("1"), Item.mail("1@x")));
        Outcome.Opened second = opened(record(captured("2"), Item.mail("2@x")));

        long one = sequence(first.number());
        assertThat(sequence(second.number())).isEqualTo(one + 1);
        assertThat(one).isGreaterThanOrEqualTo(100_000);
    }

    @Test
    default void knowsWhatBecameOfMessage() {
        Group group = captured("1");

        assertThat(store().outcomes(Raws.id(group))).isEmpty();
        List<Outcome> outcomes = record(group, Item.mail("1@x"));

        assertThat(store().outcomes(Raws.id(group))).contains(outcomes);
    }

    @Test
    default void ignoresGroupWithoutMessages() {
        Group group = captured("1");

        List<Outcome> outcomes = OneGroup.record(store(), group, List.of(), Reason.of("delivery-status"));

        assertThat(outcomes).containsExactly(new Outcome.Ignored(List.of(Reason.of("delivery-status"))));
        assertThat(store().outcomes(Raws.id(group))).contains(outcomes);
        assertThat(inbox().claim(new Claim(10, 1000, LONG))).isEmpty();
    }

    @Test
    default void settlesSeveralMessagesOfOneDelivery() {
        Group group = captured("1");
        RawMessage raw = group.first();

        List<Outcome> outcomes = OneGroup.record(
                store(),
                group,
                List.of(
                        Item.mail("1@x").in(raw),
                        Item.mail("2@x").replyTo("1@x").in(raw),
                        Item.mail("1@x").in(raw)),
                null);

        Outcome.Opened opened = (Outcome.Opened) outcomes.get(0);
        assertThat(outcomes.get(1))
                .isInstanceOfSatisfying(Outcome.Appended.class, appended -> assertThat(appended.ticket())
                        .isEqualTo(opened.ticket()));
        assertThat(outcomes.get(2))
                .isInstanceOfSatisfying(Outcome.Duplicate.class, duplicate -> assertThat(duplicate.article())
                        .isEqualTo(opened.article()));
        assertThat(store().outcomes(raw.id())).contains(outcomes);
    }

    @Test
    default void tellsFollowersOfGroupWhereTheyWent() throws IOException {
        inbox().capture(Arrival.of(Raws.raw("1")).grouped("album", null));
        inbox().capture(Arrival.of(Raws.raw("2")).grouped("album", null));
        Group group = inbox().claim(new Claim(1, 1000, LONG)).get(0);

        Outcome.Opened opened = opened(record(group, Item.mail("1@x")));

        Outcome follower =
                store().outcomes(group.messages().get(1).id()).orElseThrow().get(0);
        assertThat(follower)
                .isEqualTo(new Outcome.Appended(
                        opened.ticket(), opened.number(), opened.article(), List.of(Reason.of("follows-in-group"))));
    }

    @Test
    default void writesNothingForLostLease() throws IOException {
        inbox().capture(Arrival.of(Raws.raw("1")));
        Group lost = inbox().claim(new Claim(1, 1000, Duration.ofMillis(20))).get(0);
        await().untilAsserted(() ->
                assertThat(inbox().claim(new Claim(1, 1000, LONG))).hasSize(1));

        assertThatThrownBy(() -> record(lost, Item.mail("1@x"))).isInstanceOf(LeaseLostException.class);

        assertThat(search(null).tickets()).isEmpty();
        assertThat(store().outcomes(Raws.id(lost))).isEmpty();
    }

    @Test
    default void writesNothingTwice() {
        Group group = captured("1");
        record(group, Item.mail("1@x"));

        assertThatThrownBy(() -> record(group, Item.mail("1@x"))).isInstanceOf(LeaseLostException.class);

        assertThat(search(null).tickets()).hasSize(1);
    }

    @Test
    default void appendsReplyOfTheContact() {
        Outcome.Opened opened = opened(record(captured("1"), Item.mail("1@x")));

        Outcome outcome = record(
                        captured("2"),
                        Item.mail("2@x").from("ANNA@example.org ").replyTo("1@x"))
                .get(0);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Appended.class, appended -> {
            assertThat(appended.ticket()).isEqualTo(opened.ticket());
            assertThat(appended.number()).isEqualTo(opened.number());
            assertThat(appended.reasons()).containsExactly(Reason.of("thread-in-reply-to", "1@x"));
        });
        Tickets.Details details = tickets().find(opened.ticket()).orElseThrow();
        assertThat(details.articles()).extracting(Article::externalId).containsExactly("1@x", "2@x");
        assertThat(details.history()).extracting(HistoryEntry::field).containsExactly("ticket", "article");
    }

    @Test
    default void appendsReplyOfSomebodyWhoGotAnArticle() {
        Outcome.Opened opened = opened(record(captured("1"), Item.mail("1@x").to("Boris@example.org")));

        Outcome outcome = record(
                        captured("2"),
                        Item.mail("2@x").from("boris@example.org").replyTo("1@x"))
                .get(0);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Appended.class, appended -> assertThat(appended.ticket())
                .isEqualTo(opened.ticket()));
    }

    @Test
    default void opensTicketForReplyOfStranger() {
        Outcome.Opened opened = opened(record(captured("1"), Item.mail("1@x")));

        Outcome.Opened stranger = opened(record(
                captured("2"), Item.mail("2@x").from("mallory@example.net").replyTo("1@x")));

        assertThat(stranger.ticket()).isNotEqualTo(opened.ticket());
        assertThat(stranger.reasons())
                .contains(Reason.of("thread-foreign-sender", opened.number().text()));
        assertThat(tickets().find(stranger.ticket()).orElseThrow().ticket().parent())
                .isNull();
    }

    @Test
    default void appendsToTicketOfTheNewestReference() {
        Outcome.Opened old = opened(record(captured("1"), Item.mail("1@x")));
        Outcome.Opened recent = opened(record(captured("2"), Item.mail("2@x")));

        Outcome outcome = record(
                        captured("3"),
                        Item.mail("3@x")
                                .thread(ThreadHint.ofMail(List.of("unknown@x"), List.of("1@x", "2@x", "unknown@x"))))
                .get(0);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Appended.class, appended -> {
            assertThat(appended.ticket()).isEqualTo(recent.ticket()).isNotEqualTo(old.ticket());
            assertThat(appended.reasons()).containsExactly(Reason.of("thread-reference", "2@x"));
        });
    }

    @Test
    default void losesNothingOfDeviceThatReusesItsMessageId() {
        record(captured("1"), Item.mail("scanner@x").key("monday"));
        record(captured("2"), Item.mail("scanner@x").key("tuesday"));

        assertThat(search(null).tickets()).hasSize(2);
    }

    @Test
    default void reopensResolvedTicketForPerson() {
        Outcome.Opened opened = opened(record(captured("1"), Item.mail("1@x")));
        set(opened.ticket(), Status.RESOLVED);

        Outcome outcome = record(captured("2"), Item.mail("2@x").replyTo("1@x")).get(0);

        Tickets.Details details = tickets().find(opened.ticket()).orElseThrow();
        assertThat(details.ticket().status()).isEqualTo(Status.OPEN);
        assertThat(outcome.reasons()).contains(Reason.of("reopened-by-reply"));
        assertThat(details.history())
                .filteredOn(entry -> entry.field().equals("status"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.before()).isEqualTo("RESOLVED");
                    assertThat(entry.after()).isEqualTo("OPEN");
                    assertThat(entry.reasons()).containsExactly(Reason.of("reopened-by-reply"));
                });
    }

    @Test
    default void reopensNothingForMachine() {
        Outcome.Opened opened = opened(record(captured("1"), Item.mail("1@x")));
        set(opened.ticket(), Status.RESOLVED);

        Outcome outcome = record(captured("2"), Item.mail("2@x").replyTo("1@x").automation(Automation.Kind.AUTO_REPLY))
                .get(0);

        assertThat(outcome).isInstanceOf(Outcome.Appended.class);
        assertThat(tickets().find(opened.ticket()).orElseThrow().ticket().status())
                .isEqualTo(Status.RESOLVED);
    }

    @Test
    default void opensFollowUpOfClosedTicket() {
        Outcome.Opened closed = opened(record(captured("1"), Item.mail("1@x")));
        set(closed.ticket(), Status.CLOSED);

        Outcome.Opened next = opened(record(captured("2"), Item.mail("2@x").replyTo("1@x")));

        assertThat(next.reasons())
                .contains(Reason.of("thread-closed", closed.number().text()));
        assertThat(tickets().find(next.ticket()).orElseThrow().ticket().parent())
                .isEqualTo(closed.ticket());
    }

    @Test
    default void appendsBounceOfMailSystemToTheTicketItIsAbout() {
        Outcome.Opened opened = opened(record(captured("1"), Item.mail("1@x")));

        Outcome outcome = record(
                        captured("2"),
                        Item.mail("2@x")
                                .from("mailer-daemon@mx.example.net")
                                .replyTo("1@x")
                                .automation(Automation.Kind.BOUNCE))
                .get(0);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Appended.class, appended -> assertThat(appended.ticket())
                .isEqualTo(opened.ticket()));
    }

    @Test
    default void aMachinesMessageMakesNobodyAParticipant() {
        Outcome.Opened opened = opened(record(captured("1"), Item.mail("1@x")));
        Outcome machine = record(
                        captured("2"),
                        Item.mail("2@x")
                                .from("stranger@example.net")
                                .replyTo("1@x")
                                .automation(Automation.Kind.AUTO_REPLY))
                .get(0);

        Outcome.Opened stranger = opened(record(
                captured("3"), Item.mail("3@x").from("stranger@example.net").replyTo("1@x")));

        assertThat(machine).isInstanceOf(Outcome.Appended.class);
        assertThat(stranger.reasons())
                .contains(Reason.of("thread-foreign-sender", opened.number().text()));
    }

    @Test
    default void keepsOutOfATicketWhoseNameWasTaken() {
        Outcome.Opened opened = opened(record(captured("1"), Item.mail("1@x")));

        Outcome.Opened forged =
                opened(record(captured("2"), Item.mail("2@x").replyTo("1@x").trust("failed")));
        Outcome honest = record(captured("3"), Item.mail("3@x").replyTo("1@x").trust("dmarc"))
                .get(0);

        assertThat(forged.reasons()).extracting(Reason::code).contains("sender-not-proven", "thread-foreign-sender");
        assertThat(tickets().find(forged.ticket()).orElseThrow().ticket().contact())
                .isNull();
        assertThat(honest).isInstanceOfSatisfying(Outcome.Appended.class, appended -> assertThat(appended.ticket())
                .isEqualTo(opened.ticket()));
    }

    @Test
    default void opensTicketForMachineThatNamesNone() {
        Outcome.Opened opened = opened(record(captured("1"), Item.mail("1@x").automation(Automation.Kind.BOUNCE)));

        assertThat(opened.reasons()).contains(Reason.of("automated-without-thread", "bounce"));
    }

    @Test
    default void keepsSameMessageOfTwoInboxesOnceAndHearsBothRules() {
        Outcome.Opened opened = opened(record(
                captured("1", "support"), Item.mail("1@x").decided(Priority.P3, List.of("printer"), List.of("desk"))));
        record(captured("2"), Item.mail("2@x").replyTo("1@x"));

        Outcome outcome = record(
                        captured("3", "vip"),
                        Item.mail("1@x").decided(Priority.P1, List.of("printer", "vip"), List.of("desk", "crm")))
                .get(0);

        assertThat(outcome)
                .isEqualTo(new Outcome.Duplicate(
                        opened.ticket(), opened.number(), opened.article(), List.of(Reason.of("same-message", "vip"))));
        Tickets.Details details = tickets().find(opened.ticket()).orElseThrow();
        assertThat(details.articles()).hasSize(2);
        assertThat(details.articles().get(0).inboxes()).containsExactly("support", "vip");
        assertThat(details.ticket().tags()).containsExactly("printer", "vip");
        assertThat(details.ticket().priority()).isEqualTo(Priority.P1);
        assertThat(details.targets()).extracting(Tickets.TargetState::target).containsExactly("crm", "desk");
        assertThat(details.history())
                .extracting(HistoryEntry::field)
                .containsExactly("ticket", "article", "article", "tags", "priority", "targets");
        assertThat(details.history().get(4).reasons())
                .containsExactly(Reason.of("second-inbox", "vip"), Reason.of("rule", "tested"));
    }

    @Test
    default void lowersNothingForSecondInbox() {
        Outcome.Opened opened = opened(
                record(captured("1", "vip"), Item.mail("1@x").decided(Priority.P1, List.of("vip"), List.of("desk"))));

        record(captured("2", "support"), Item.mail("1@x").decided(Priority.P4, List.of(), List.of()));

        Ticket ticket = tickets().find(opened.ticket()).orElseThrow().ticket();
        assertThat(ticket.priority()).isEqualTo(Priority.P1);
        assertThat(ticket.tags()).containsExactly("vip");
    }

    @Test
    default void hearsRulesOfAnInboxOnlyOnce() {
        Outcome.Opened opened = opened(record(captured("1"), Item.mail("1@x")));

        record(captured("2"), Item.mail("1@x").decided(Priority.P1, List.of("again"), List.of("crm")));

        Tickets.Details details = tickets().find(opened.ticket()).orElseThrow();
        assertThat(details.ticket().priority()).isEqualTo(Priority.P3);
        assertThat(details.ticket().tags()).isEmpty();
        assertThat(details.targets()).extracting(Tickets.TargetState::target).containsExactly("desk");
    }

    @Test
    default void keepsSandboxApartFromRealTickets() {
        Outcome.Opened real = opened(record(captured("1"), Item.mail("1@x")));

        Outcome.Opened trial = opened(record(captured(Raws.raw("2", Mode.SANDBOX)), Item.mail("1@x")));
        Outcome.Opened reply = opened(
                record(captured(Raws.raw("3", Mode.SHADOW)), Item.mail("3@x").replyTo("1@x")));

        assertThat(trial.ticket()).isNotEqualTo(real.ticket());
        assertThat(reply.ticket()).isNotEqualTo(real.ticket());
        assertThat(tickets().find(trial.ticket()).orElseThrow().ticket().mode()).isEqualTo(Mode.SANDBOX);
        assertThat(tickets().find(trial.ticket()).orElseThrow().targets()).isEmpty();
        assertThat(tickets().find(reply.ticket()).orElseThrow().targets()).isEmpty();
    }

    @Test
    default void recognisesSenderByEmail() {
        record(captured("1"), Item.mail("1@x").from(Party.ofEmail("Anna", "Anna@Example.org")));
        record(captured("2"), Item.mail("2@x").from("anna@example.org"));

        Contact contact =
                store().contact("acme", Party.ofEmail(null, "anna@EXAMPLE.org")).orElseThrow();

        assertThat(contact.name()).isEqualTo("Anna");
        assertThat(search("anna@example.org").tickets())
                .hasSize(2)
                .extracting(Ticket::contact)
                .containsOnly(contact.id());
        assertThat(store().contact("other brand", Party.ofEmail(null, "anna@example.org")))
                .isEmpty();
    }

    @Test
    default void lendsNobodyTelephoneNumberThatAnybodyTyped() {
        record(captured("1"), Item.mail("1@x"));
        Party typed = new Party("Mallory", "anna@example.org", "+79991234567", null, null);

        record(captured("2"), Item.mail("2@x").from(typed));
        assertThat(store().contact("acme", new Party(null, null, "+79991234567", null, null)))
                .isEmpty();

        record(captured("3"), Item.mail("3@x").from(typed).trust("signature"));
        assertThat(store().contact("acme", new Party(null, null, "+79991234567", null, null)))
                .isPresent();
    }

    @Test
    default void learnsOfStrangerOnlyTheFirstThatWasTyped() {
        Party typed = new Party("Mallory", "mallory@example.org", "+79991234567", null, null);

        record(captured("1"), Item.mail("1@x").from(typed));

        assertThat(store().contact("acme", Party.ofEmail(null, "mallory@example.org"))
                        .orElseThrow()
                        .identities())
                .containsExactly(new Contact.Identity("email", "mallory@example.org"));
        assertThat(store().contact("acme", new Party(null, null, "+79991234567", null, null)))
                .isEmpty();
    }

    @Test
    default void learnsWhatWasProvenInOpenConversation() {
        ThreadHint chat = ThreadHint.ofChat("7", null, List.of(), Bearing.OPENS);
        Party sender = new Party("Анна", null, null, "7", null);
        Party withCard = new Party("Анна", null, "+79991234567", "7", null);
        Outcome.Opened opened =
                opened(record(captured("1"), Item.mail("1@x").from(sender).thread(chat)));

        List<Outcome> outcomes = record(
                captured("2"), Item.mail("2@x").from(withCard).thread(chat).trust("phone"));

        assertThat(outcomes).hasOnlyElementsOfType(Outcome.Appended.class);
        assertThat(store().contact("acme", new Party(null, null, "+79991234567", null, null))
                        .map(Contact::id))
                .isEqualTo(
                        tickets().find(opened.ticket()).orElseThrow().contact().map(Contact::id))
                .isPresent();
    }

    @Test
    default void learnsNothingInOpenConversationThatWasOnlyTyped() {
        ThreadHint chat = ThreadHint.ofChat("7", null, List.of(), Bearing.OPENS);
        record(
                captured("1"),
                Item.mail("1@x").from(new Party("Анна", null, null, "7", null)).thread(chat));

        record(
                captured("2"),
                Item.mail("2@x")
                        .from(new Party("Анна", null, "+79991234567", "7", null))
                        .thread(chat));

        assertThat(store().contact("acme", new Party(null, null, "+79991234567", null, null)))
                .isEmpty();
    }

    @Test
    default void takesUnknownSenderForNobody() {
        Outcome.Opened opened = opened(record(captured("1"), Item.mail("1@x").from(Party.UNKNOWN)));

        assertThat(tickets().find(opened.ticket()).orElseThrow().contact()).isEmpty();
        assertThat(store().contact("acme", Party.UNKNOWN)).isEqualTo(Optional.empty());
    }

    @Test
    default void keepsAttachmentsOfOneNameApart() throws IOException {
        byte[] large = new byte[600_000];
        new Random(3).nextBytes(large);

        Outcome.Opened opened = opened(record(
                captured("1"),
                Item.mail("1@x")
                        .attach("image.png", Item.bytes("one"))
                        .attach("image.png", large)
                        .attach("copy.png", Item.bytes("one"))));

        List<StoredAttachment> stored =
                tickets().find(opened.ticket()).orElseThrow().articles().get(0).attachments();
        assertThat(stored).extracting(StoredAttachment::name).containsExactly("image.png", "image.png", "copy.png");
        assertThat(bytes(stored.get(0))).isEqualTo(Item.bytes("one"));
        assertThat(bytes(stored.get(1))).isEqualTo(large);
        assertThat(bytes(stored.get(2))).isEqualTo(Item.bytes("one"));
    }

    @Test
    default void remembersAttachmentThatWasNotTaken() {
        Attachment refused = Attachment.refused("virus.exe", "application/x-msdownload", 10, "type");

        Outcome.Opened opened = opened(record(captured("1"), Item.mail("1@x").attachments(List.of(refused))));

        StoredAttachment stored = tickets()
                .find(opened.ticket())
                .orElseThrow()
                .articles()
                .get(0)
                .attachments()
                .get(0);
        assertThat(stored.state()).isEqualTo(Attachment.State.REFUSED);
        assertThat(stored.reason()).isEqualTo("type");
        assertThat(tickets().attachment(stored.id())).isEmpty();
    }

    @Test
    default void refusesContentThatIsNotWhatItsDigestSays() {
        Attachment wrong = Attachment.stored(
                "a",
                "text/plain",
                3,
                Item.sha256(Item.bytes("one")),
                null,
                false,
                io.inlet.message.Content.of(Item.bytes("two")));

        assertThatThrownBy(() -> record(captured("1"), Item.mail("1@x").attachments(List.of(wrong))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("its content is");

        assertThat(search(null).tickets()).isEmpty();
    }

    @Test
    default void keepsMessageWithNulCharacters() {
        Item item = Item.mail("1\0@x")
                .from(new Party("A\0nna", "a\0nna@example.org", null, null, "\0"))
                .text("Sub\0ject", "te\0xt \uD800 half")
                .fields(Map.of("na\0me", "va\0lue"))
                .to("\0boris@example.org");

        Outcome.Opened opened = opened(record(captured("1"), item));

        Article article =
                tickets().find(opened.ticket()).orElseThrow().articles().get(0);
        assertThat(article.subject()).isEqualTo("Subject");
        assertThat(article.text()).startsWith("text");
        assertThat(article.sender().email()).isEqualTo("anna@example.org");
        assertThat(article.fields()).containsExactly(Map.entry("name", "value"));
    }

    @Test
    default void givesOneArticleWithoutItsThread() {
        Outcome.Opened opened = opened(record(captured("1"), Item.mail("1@x").from("anna@example.org")));
        Outcome.Appended appended = (Outcome.Appended)
                record(captured("2"), Item.mail("2@x").from("anna@example.org").replyTo("1@x"))
                        .get(0);

        Tickets.Details alone =
                tickets().find(opened.ticket(), appended.article()).orElseThrow();
        Tickets.Details whole = tickets().find(opened.ticket()).orElseThrow();

        assertThat(alone.ticket()).isEqualTo(whole.ticket());
        assertThat(alone.contact()).isEqualTo(whole.contact());
        assertThat(alone.articles()).containsExactly(whole.articles().get(1));
        assertThat(tickets()
                        .find(opened.ticket(), opened.ticket())
                        .orElseThrow()
                        .articles())
                .isEmpty();
    }

    @Test
    default void bearsKeysOfAnyLength() {
        String id = "m".repeat(30_000) + "@x";
        Outcome.Opened opened = opened(record(captured("1"), Item.mail(id).from("a".repeat(5_000) + "@example.org")));

        Outcome reply = record(
                        captured("2"),
                        Item.mail("2@x")
                                .from("a".repeat(5_000) + "@example.org")
                                .replyTo(id))
                .get(0);

        assertThat(reply).isInstanceOfSatisfying(Outcome.Appended.class, appended -> assertThat(appended.ticket())
                .isEqualTo(opened.ticket()));
    }

    @Test
    default void findsCandidatesOfReply() {
        Outcome.Opened opened = opened(record(captured("1"), Item.mail("1@x")));
        Group reply = captured("2");

        assertThat(store().candidates(
                                "acme",
                                Mode.LIVE,
                                Item.mail("2@x").replyTo("1@x").message(reply.first())))
                .containsExactly(new Candidate(
                        opened.ticket(), opened.number(), Status.NEW, true, Reason.of("thread-in-reply-to", "1@x")));
        assertThat(store().candidates(
                                "other brand",
                                Mode.LIVE,
                                Item.mail("2@x").replyTo("1@x").message(reply.first())))
                .isEmpty();
        assertThat(store().candidates("acme", Mode.LIVE, Item.mail("2@x").message(reply.first())))
                .isEmpty();
    }

    @Test
    default void givesRawBytesOfArticle() throws IOException {
        Outcome.Opened opened = opened(record(captured("17"), Item.mail("1@x")));
        UUID raw =
                tickets().find(opened.ticket()).orElseThrow().articles().get(0).raw();

        try (InputStream in = tickets().raw(raw).orElseThrow().open()) {
            assertThat(in.readAllBytes()).isEqualTo(Item.bytes("bytes of 17"));
        }
        assertThat(tickets().raw(UUID.randomUUID())).isEmpty();
    }

    @Test
    default void searchesNewestFirstPageByPage() {
        for (int i = 1; i <= 5; i++) {
            record(captured("" + i), Item.mail(i + "@x").text("Заявка " + i, "100% текст_" + i));
        }

        Tickets.Page first = tickets().search(new Tickets.Query(null, null, null, null, null, null, null, null, 2));
        Tickets.Page second =
                tickets().search(new Tickets.Query(null, null, null, null, null, null, null, first.next(), 2));
        Tickets.Page last =
                tickets().search(new Tickets.Query(null, null, null, null, null, null, null, second.next(), 2));

        assertThat(first.tickets()).extracting(Ticket::subject).containsExactly("Заявка 5", "Заявка 4");
        assertThat(second.tickets()).extracting(Ticket::subject).containsExactly("Заявка 3", "Заявка 2");
        assertThat(last.tickets()).extracting(Ticket::subject).containsExactly("Заявка 1");
        assertThat(last.next()).isNull();
    }

    @Test
    default void searchesWordsInNumberSubjectSenderAndText() {
        Outcome.Opened opened = opened(record(
                captured("1"), Item.mail("1@x").from("boris@example.org").text("Монитор", "мигает 100% яркости")));
        record(captured("2"), Item.mail("2@x"));

        for (String words : List.of(
                "монитор",
                "МИГАЕТ boris",
                "100%",
                opened.number().text(),
                opened.number().text().replace("-", " "),
                opened.number().text().substring(0, 6))) {
            assertThat(text(words).tickets())
                    .describedAs(words)
                    .extracting(Ticket::id)
                    .containsExactly(opened.ticket());
        }
        assertThat(text("100_").tickets()).isEmpty();
        assertThat(text("монитор нет-такого").tickets()).isEmpty();
    }

    private Tickets.Page text(String words) {
        return tickets().search(new Tickets.Query(words, null, null, null, null, null, null, null, 50));
    }

    private Tickets.Page search(String email) {
        return tickets().search(new Tickets.Query(null, "acme", null, null, null, null, email, null, 50));
    }

    private byte[] bytes(StoredAttachment attachment) throws IOException {
        try (InputStream in =
                tickets().attachment(attachment.id()).orElseThrow().content().open()) {
            return in.readAllBytes();
        }
    }

    private List<Outcome> record(Group group, Item item) {
        return OneGroup.record(store(), group, List.of(item.in(group.first())), null);
    }

    private Group captured(String sourceKey) {
        return captured(Raws.raw(sourceKey));
    }

    private Group captured(String sourceKey, String inbox) {
        return captured(Raws.raw(sourceKey, inbox));
    }

    private Group captured(RawMessage raw) {
        try {
            return inbox().capture(Arrival.of(raw).waiting(LONG)).group();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Outcome.Opened opened(List<Outcome> outcomes) {
        assertThat(outcomes).singleElement().isInstanceOf(Outcome.Opened.class);
        return (Outcome.Opened) outcomes.get(0);
    }

    private static long sequence(TicketNumber number) {
        return Long.parseLong(number.text().split("-")[0]);
    }
}

package io.inlet.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.account.Role;
import io.inlet.message.Attachment;
import io.inlet.message.Automation;
import io.inlet.message.Ids;
import io.inlet.message.Party;
import io.inlet.message.Reason;
import io.inlet.message.Trust;
import io.inlet.ticket.Article;
import io.inlet.ticket.Direction;
import io.inlet.ticket.HistoryEntry;
import io.inlet.ticket.Priority;
import io.inlet.ticket.Status;
import io.inlet.ticket.StoredAttachment;
import io.inlet.ticket.Ticket;
import io.inlet.ticket.Tickets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConversationPageIT {
    private static final Party MARIA = new Party("Мария Ким", null, null, "8100001", "maria_kim");

    private final TestConsole console = new TestConsole();
    private final Ticket ticket = Samples.ticket(104520, "Пароль", Status.OPEN, Priority.P3);
    private final Article first = article(Direction.IN, "telegram", MARIA, Automation.NONE, Map.of(), pending());
    private final Article edited =
            article(Direction.IN, "telegram", MARIA, Automation.NONE, Map.of("edit", "true", "latitude", "55.75"));
    private final Article notice = article(
            Direction.OUT,
            "telegram",
            Party.UNKNOWN,
            new Automation(Automation.Kind.AUTO_REPLY, List.of("inlet"), List.of()),
            Map.of("notice", "acknowledgement", "chat", "8100001"));
    private final Article answer = article(
            Direction.OUT,
            "telegram",
            new Party("ivanova", null, null, null, null),
            Automation.NONE,
            Map.of("notice", "answer"));
    private final Article call = article(
            Direction.IN,
            "phone",
            new Party(null, null, "+79161234567", null, null),
            Automation.NONE,
            Map.of("ending", "missed", "queue", "support"));
    private final Article nobody =
            article(Direction.IN, "phone", Party.UNKNOWN, Automation.NONE, Map.of("caller", "withheld"));
    private final Article bounce = article(
            Direction.IN,
            "email",
            Party.ofEmail("Mail Delivery System", "mailer-daemon@mx.kim.example"),
            new Automation(Automation.Kind.BOUNCE, List.of(), List.of()),
            Map.of());

    @BeforeEach
    void begin() {
        console.line.tickets.add(new Tickets.Details(
                ticket,
                Optional.empty(),
                List.of(first, edited, notice, answer, call, nobody, bounce),
                List.of(
                        entry("article", null, edited.id().toString()),
                        entry("edit", first.id().toString(), edited.id().toString()),
                        entry("notice", null, "acknowledgement")),
                List.of(
                        new Tickets.TargetState("reply-telegram", "delivered", 1, null, null, null),
                        new Tickets.TargetState("reply-telegram-sales", "delivered", 1, null, null, null)),
                List.of(
                        new Tickets.ReplyState(notice.id(), "reply-telegram", "delivered", null),
                        new Tickets.ReplyState(
                                answer.id(),
                                "reply-email",
                                "delivered",
                                "bounce-mailbox-full[m@kim.example, 5.2.2]"))));
    }

    @AfterEach
    void end() {
        console.close();
    }

    @Test
    void namesWhoWroteByTheBestThatIsKnown() throws Exception {
        String page = page("en");

        assertThat(of(page, first)).contains("<b>Мария Ким</b>", "@maria_kim").doesNotContain("8100001");
        assertThat(of(page, call)).contains("<b>+79161234567</b>");
        assertThat(of(page, nobody)).contains("<b>Unknown sender</b>");
        assertThat(of(page, first)).contains("from the customer");
        assertThat(of(page, bounce)).contains("Mail Delivery System", "bounce").doesNotContain("from the customer");
        assertThat(of(page, answer)).contains("<b>ivanova</b>", "to the customer", "answer of staff");
        assertThat(of(page, notice))
                .contains("<b>Inlet</b>", "to the customer", "acknowledgement")
                .doesNotContain("automatic reply", "8100001");
    }

    @Test
    void leadsFromAChangedMessageToItsNewVersionAndBack() throws Exception {
        String page = page("en");

        assertThat(of(page, first)).contains("href=\"#a-" + edited.id() + "\">changed by its sender later");
        assertThat(of(page, edited)).contains("href=\"#a-" + first.id() + "\">changed version of an earlier message");
        assertThat(page.substring(page.indexOf("class=\"history\"")))
                .contains("Message changed by its sender</b> <a href=\"#a-" + edited.id())
                .doesNotContain(">" + edited.id(), ">" + first.id());
    }

    @Test
    void saysOfAFileThatIsNotHereThatItFollows() throws Exception {
        assertThat(of(page("en"), first)).contains("voice.oga", "bytes follow", "size unknown");
        assertThat(of(page("ru"), first)).contains("voice.oga", "размер неизвестен");
    }

    @Test
    void callsFieldsAndReplyTargetsByTheirNamesInBothLanguages() throws Exception {
        assertThat(page("en"))
                .contains("Answers by Telegram<", "Answers by Telegram (sales)<")
                .contains("<dt>Ended</dt><dd>missed</dd>", "<dt>Latitude</dt><dd>55.75</dd>");
        assertThat(page("ru"))
                .contains("Ответы: Telegram<", "Ответы: Telegram (sales)<")
                .contains("<dt>Чем кончился</dt><dd>пропущен</dd>", "<dt>Широта</dt><dd>55.75</dd>")
                .contains("подтверждение приёма", "ответ сотрудника", "клиенту");
    }

    @Test
    void saysOfAnAnswerThatCameBackThatItDidAndWhy() throws Exception {
        assertThat(of(page("en"), answer))
                .contains("warn\">came back<", "m@kim.example did not get our mail: the mailbox is full (5.2.2)");
        assertThat(of(page("ru"), answer)).contains("вернулось", "ящик переполнен");
        assertThat(of(page("en"), notice)).contains(">delivered<").doesNotContain("came back");
    }

    private String page(String language) throws Exception {
        String session = console.login("anna", Role.VIEWER);
        return console.get("/console/tickets/" + ticket.number().text(), "Cookie", session, "Accept-Language", language)
                .body();
    }

    /** The part of the page that shows an article. */
    private static String of(String page, Article article) {
        int start = page.indexOf("id=\"a-" + article.id());
        return page.substring(start, page.indexOf("</article>", start));
    }

    private static HistoryEntry entry(String field, String before, String after) {
        return new HistoryEntry(
                Samples.NOON,
                "inlet",
                field,
                before,
                after,
                List.of(Reason.of("priority-matrix", "low", "medium", "P3")));
    }

    private static StoredAttachment pending() {
        return new StoredAttachment(
                Ids.next(), "voice.oga", "audio/ogg", -1, null, null, false, Attachment.State.PENDING, null, true);
    }

    private static Article article(
            Direction direction,
            String channel,
            Party sender,
            Automation automation,
            Map<String, String> fields,
            StoredAttachment... files) {
        return new Article(
                Ids.next(),
                Ids.next(),
                null,
                direction,
                channel,
                List.of(channel),
                "8100001/11",
                sender,
                List.of(),
                "",
                "Не могу войти",
                "Не могу войти",
                null,
                "ru",
                List.of(files),
                automation,
                Trust.NONE,
                fields,
                Samples.NOON,
                Samples.NOON);
    }
}

package io.inlet.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.inlet.account.Role;
import io.inlet.ticket.Article;
import io.inlet.ticket.Priority;
import io.inlet.ticket.Status;
import io.inlet.ticket.StoredAttachment;
import io.inlet.ticket.Ticket;
import io.inlet.ticket.Tickets;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TicketApiIT {
    private final TestConsole console = new TestConsole();
    private String viewer;

    @BeforeEach
    void begin() {
        viewer = "Bearer " + console.token(Role.VIEWER);
    }

    @AfterEach
    void end() {
        console.close();
    }

    @Test
    void listsTicketsPageByPage() throws Exception {
        for (int i = 1; i <= 3; i++) {
            console.line.tickets.add(Samples.details(Samples.ticket(i, "Принтер " + i, Status.NEW, Priority.P2)));
        }

        JsonNode first = json("/api/v1/tickets?limit=2");
        JsonNode second =
                json("/api/v1/tickets?limit=2&after=" + first.get("next").textValue());

        assertThat(first.get("tickets")).hasSize(2);
        assertThat(first.at("/tickets/0/subject").textValue()).isEqualTo("Принтер 1");
        assertThat(first.at("/tickets/0/status").textValue()).isEqualTo("new");
        assertThat(second.get("tickets")).hasSize(1);
        assertThat(second.has("next")).isFalse();
    }

    @Test
    void passesEveryFilterOn() throws Exception {
        json(
                "/api/v1/tickets?q=%D0%BF%D1%80&brand=b&channel=email&inbox=support&status=waiting&priority=P1&email=a@b.example");

        assertThat(console.line.asked.text()).isEqualTo("пр");
        assertThat(console.line.asked.brand()).isEqualTo("b");
        assertThat(console.line.asked.channel()).isEqualTo("email");
        assertThat(console.line.asked.inbox()).isEqualTo("support");
        assertThat(console.line.asked.status()).isEqualTo(Status.WAITING);
        assertThat(console.line.asked.priority()).isEqualTo(Priority.P1);
        assertThat(console.line.asked.contactEmail()).isEqualTo("a@b.example");
        assertThat(console.line.asked.limit()).isEqualTo(50);
    }

    @Test
    void namesAllWrongParametersAtOnce() throws Exception {
        HttpResponse<String> answer =
                console.get("/api/v1/tickets?limit=0&status=gone&colour=red&q=a&q=b", "Authorization", viewer);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = new ObjectMapper().readTree(answer.body());
        assertThat(problem.get("status").intValue()).isEqualTo(400);
        assertThat(problem.get("errors").findValuesAsText("parameter"))
                .containsExactlyInAnyOrder("limit", "status", "colour", "q");
    }

    @Test
    void showsATicketByANumberAsPeopleWriteIt() throws Exception {
        Ticket ticket = Samples.ticket(104520, "Принтер", Status.OPEN, Priority.P2);
        console.line.tickets.add(Samples.details(ticket, Samples.article("Не печатает", null)));
        String spoken = "%E2%84%96%201O4%2052O%20" + ticket.number().text().substring(7);

        JsonNode found = json("/api/v1/tickets/" + spoken);

        assertThat(found.get("number").textValue()).isEqualTo(ticket.number().text());
        assertThat(found.at("/articles/0/newText").textValue()).isEqualTo("Не печатает");
        assertThat(found.at("/articles/0/inboxes/1").textValue()).isEqualTo("sales");
        assertThat(found.at("/contact/identities/1/value").textValue()).isEqualTo("+74955550101");
        assertThat(found.at("/history/0/reasons/0/code").textValue()).isEqualTo("priority-matrix");
        assertThat(found.at("/targets/0/externalKey").textValue()).isEqualTo("REQ-17");
        assertThat(json("/api/v1/tickets/" + ticket.id()).get("number")).isEqualTo(found.get("number"));
    }

    @Test
    void tellsHowItWentWithWhatWasSaidToTheCustomer() throws Exception {
        Ticket ticket = Samples.ticket(8, "x", Status.OPEN, Priority.P2);
        Article said = Samples.article("В пути", null);
        Tickets.Details plain = Samples.details(ticket, said, Samples.article("Спасибо", null));
        console.line.tickets.add(new Tickets.Details(
                ticket,
                plain.contact(),
                plain.articles(),
                plain.history(),
                plain.targets(),
                List.of(new Tickets.ReplyState(
                        said.id(), "reply-email", "delivered", "bounce-user-unknown[a@b.example, 5.1.1]"))));

        JsonNode articles = json("/api/v1/tickets/" + ticket.number().text()).get("articles");

        assertThat(articles.at("/0/delivery/target").textValue()).isEqualTo("reply-email");
        assertThat(articles.at("/0/delivery/state").textValue()).isEqualTo("delivered");
        assertThat(articles.at("/0/delivery/reason/code").textValue()).isEqualTo("bounce-user-unknown");
        assertThat(articles.at("/0/delivery/reason/arguments/1").textValue()).isEqualTo("5.1.1");
        assertThat(articles.get(1).has("delivery")).isFalse();
    }

    @Test
    void tellsReasonsInTheReadersLanguage() throws Exception {
        Ticket ticket = Samples.ticket(7, "x", Status.OPEN, Priority.P2);
        console.line.tickets.add(Samples.details(ticket));
        String path = "/api/v1/tickets/" + ticket.number().text();

        String english = console.get(path, "Authorization", viewer, "Accept-Language", "en")
                .body();
        String russian = console.get(path, "Authorization", viewer, "Accept-Language", "ru-RU, en;q=0.5")
                .body();

        assertThat(english).contains("\"text\":\"Priority from impact and urgency (low, medium): P3\"");
        assertThat(russian).contains("\"text\":\"Приоритет по влиянию и срочности (low, medium): P3\"");
    }

    @Test
    void answers404ForANumberWithAWrongDigit() throws Exception {
        HttpResponse<String> answer = console.get("/api/v1/tickets/104520-0", "Authorization", viewer);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("check digit");
    }

    @Test
    void sendsNothingAgainThatTheCallerHas() throws Exception {
        HttpResponse<String> first = console.get("/api/v1/tickets", "Authorization", viewer);
        String tag = first.headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> again = console.get("/api/v1/tickets", "Authorization", viewer, "If-None-Match", tag);
        console.line.tickets.add(Samples.details(Samples.ticket(1, "new", Status.NEW, Priority.P4)));
        HttpResponse<String> changed = console.get("/api/v1/tickets", "Authorization", viewer, "If-None-Match", tag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(changed.statusCode()).isEqualTo(200);
    }

    @Test
    void handsOutAnAttachmentAsADownloadOnly() throws Exception {
        byte[] bytes = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        StoredAttachment attachment = Samples.attachment("счёт \"1\".html", "text/html", bytes, null);
        console.line.tickets.add(Samples.details(
                Samples.ticket(1, "x", Status.NEW, Priority.P3), Samples.article("x", null, attachment)));
        console.line.bytes.put(attachment.id(), bytes);

        HttpResponse<String> file = console.get("/api/v1/attachments/" + attachment.id(), "Authorization", viewer);

        assertThat(file.body()).isEqualTo("<script>alert(1)</script>");
        assertThat(file.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
        assertThat(file.headers().firstValue("Content-Length")).hasValue("25");
        assertThat(file.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(file.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("sandbox");
        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValue(
                        "attachment; filename=\"____ _1_.html\"; filename*=UTF-8''%D1%81%D1%87%D1%91%D1%82%20%221%22.html");
    }

    @Test
    void streamsALargeAttachmentWhole() throws Exception {
        byte[] bytes = new byte[3 << 20];
        Arrays.fill(bytes, (byte) 'x');
        StoredAttachment attachment = Samples.attachment("big.txt", "text/plain", bytes, null);
        console.line.tickets.add(Samples.details(
                Samples.ticket(1, "x", Status.NEW, Priority.P3), Samples.article("x", null, attachment)));
        console.line.bytes.put(attachment.id(), bytes);

        HttpResponse<String> file = console.get("/api/v1/attachments/" + attachment.id(), "Authorization", viewer);

        assertThat(file.body()).hasSize(3 << 20);
    }

    @Test
    void givesRawBytesToOperatorsOnly() throws Exception {
        UUID raw = UUID.randomUUID();
        console.line.bytes.put(raw, "raw".getBytes(StandardCharsets.UTF_8));
        String operator = "Bearer " + console.token(Role.OPERATOR);

        assertThat(console.get("/api/v1/raw/" + raw, "Authorization", viewer).statusCode())
                .isEqualTo(403);
        assertThat(console.get("/api/v1/raw/" + raw, "Authorization", operator).body())
                .isEqualTo("raw");
        assertThat(console.get("/api/v1/raw/" + UUID.randomUUID(), "Authorization", operator)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void saysThatTheStoreIsAway() throws Exception {
        console.line.away = true;

        HttpResponse<String> answer = console.get("/api/v1/tickets", "Authorization", viewer);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    private JsonNode json(String path) throws Exception {
        HttpResponse<String> answer = console.get(path, "Authorization", viewer);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }
}

package io.inlet.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.inlet.settings.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shapes and surprises are those measured at Request Tracker 5.0.3. */
class TrackerStandInIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-11-21T17:28:40.5Z");
    private static final String TOKEN = "1-27-00112233445566778899aabbccddeeff";
    private static final String PRINTER = """
            {"Queue": "Support", "Subject": "Принтер не печатает", "Requestor": "ivanov@client.example", "Priority": 50,
             "Content": "инв. 00012345", "ContentType": "text/plain",
             "CustomFields": {"InletId": "gw-0001", "Channel": "telegram", "Unheard": "of"},
             "Attachments": [{"FileName": "=?UTF-8?B?0YfQtdC6LnR4dA==?=", "FileType": "text/plain", "FileContent": "SGVsbG8sIFJUIQ=="}]}
            """;

    @TempDir
    Path folder;

    private TrackerStandIn tracker;

    @BeforeEach
    void start() throws IOException {
        tracker = new TrackerStandIn(folder.resolve("tracker"), new Secret(TOKEN), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void stop() {
        tracker.close();
    }

    @Test
    void refusesAnotherToken() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address("/tickets"))
                .header("Authorization", "token other")
                .build();

        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Unauthorized\"}");
    }

    @Test
    void tellsTheQueuesFields() throws Exception {
        JsonNode queue = json(get("/queue/Support"));

        assertThat(queue.get("TicketCustomFields").findValuesAsText("name"))
                .containsExactly("InletId", "InletNumber", "Channel");
        assertThat(json(get("/queues?query=" + encoded("[{\"field\": \"Name\", \"value\": \"Support\"}]")))
                        .at("/items/0/id")
                        .asText())
                .isEqualTo(queue.get("id").asText());
        assertThat(get("/queue/NoSuch").statusCode()).isEqualTo(404);
    }

    @Test
    void makesATicketAndLeavesOutAFieldThatItDoesNotKnow() throws Exception {
        HttpResponse<String> made = post("/ticket", PRINTER);
        JsonNode ticket = json(get("/ticket/1"));

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(tracker.transactions().get(0).parts())
                .extracting(TrackerTransaction.Part::name, TrackerTransaction.Part::size)
                .containsExactly(tuple("", 16L), tuple("чек.txt", 10L));
        assertThat(made.headers().firstValue("Location")).contains("/REST/2.0/ticket/1");
        assertThat(json(made).get("id").asText()).isEqualTo("1");
        assertThat(ticket.get("Subject").asText()).isEqualTo("Принтер не печатает");
        assertThat(ticket.get("Status").asText()).isEqualTo("new");
        assertThat(ticket.get("Priority").asText()).isEqualTo("50");
        assertThat(ticket.get("LastUpdated").asText()).isEqualTo("2026-11-21T17:28:40Z");
        assertThat(ticket.at("/Requestor/0/id").asText()).isEqualTo("ivanov@client.example");
        assertThat(ticket.get("CustomFields").toString())
                .contains("\"values\":[\"gw-0001\"]", "\"values\":[\"telegram\"]", "\"values\":[]")
                .doesNotContain("Unheard");
    }

    @Test
    void cutsASubjectAt200BytesAndRemovesItsLineEnds() throws Exception {
        post("/ticket", "{\"Queue\": \"Support\", \"Subject\": \"" + "я".repeat(101) + "\"}");
        post("/ticket", "{\"Queue\": \"Support\", \"Subject\": \"one\\ntwo\"}");

        assertThat(tracker.tickets()).extracting(TrackerTicket::subject).containsExactly("я".repeat(100), "onetwo");
    }

    @Test
    void refusesWhatTheOriginalRefuses() throws Exception {
        assertThat(post("/ticket", "{\"Queue\": \"NoSuch\"}").statusCode()).isEqualTo(403);
        assertThat(post("/ticket", "{\"Subject\": \"x\"}").statusCode()).isEqualTo(400);
        assertThat(post("/ticket", "{\"Subject\": ").body()).contains("JSON parse error");
        assertThat(send("POST", "/ticket", "text/plain", "{}").statusCode()).isEqualTo(415);
        assertThat(get("/ticket/9").statusCode()).isEqualTo(404);
        assertThat(post("/ticket/9/comment", "{\"Content\": \"x\", \"ContentType\": \"text/plain\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(search("CF.{ = ").statusCode()).isEqualTo(400);
        assertThat(tracker.tickets()).isEmpty();
    }

    @Test
    void findsATicketByItsInletId() throws Exception {
        post("/ticket", PRINTER);

        JsonNode found = json(search("CF.{InletId} = 'gw-0001'"));

        assertThat(found.get("total").asInt()).isOne();
        assertThat(found.at("/items/0/id").asInt()).isOne();
        assertThat(found.at("/items/0/Status").asText()).isEqualTo("new");
        assertThat(found.at("/items/0").has("Priority")).isFalse();
        assertThat(json(search("CF.{InletId} = 'gw-0002'")).get("items")).isEmpty();
    }

    @Test
    void leadsFromPageToPage() throws Exception {
        post("/ticket", PRINTER);
        post("/ticket", PRINTER);

        JsonNode first = json(get("/tickets?query=" + encoded("Queue='Support'") + "&per_page=1"));
        JsonNode second = json(get(URI.create(first.get("next_page").asText())));

        assertThat(first.at("/items/0/id").asInt()).isEqualTo(1);
        assertThat(second.at("/items/0/id").asInt()).isEqualTo(2);
        assertThat(second.has("next_page")).isFalse();
    }

    @Test
    void keepsTheSubjectOfWordsSaidAndOpensByCorrespondence() throws Exception {
        post("/ticket", PRINTER);

        post("/ticket/1/comment", words("gw-msg-1"));
        String afterComment = json(get("/ticket/1")).get("Status").asText();
        HttpResponse<String> said = post("/ticket/1/correspond", words("gw-msg-2"));

        assertThat(afterComment).isEqualTo("new");
        assertThat(said.statusCode()).isEqualTo(201);
        assertThat(said.headers().firstValue("Location")).contains("/REST/2.0/transaction/3");
        assertThat(json(get("/ticket/1")).get("Status").asText()).isEqualTo("open");
        JsonNode found = json(
                get("/transactions?query=" + encoded("TicketId = 1 AND Type = 'Correspond'") + "&fields=Data,Creator"));
        assertThat(found.at("/items/0/Data").asText()).isEqualTo("gw-msg-2\n");
        assertThat(found.at("/items/0/Creator/id").asText()).isEqualTo("gateway");
    }

    @Test
    void takesFilesAsAForm() throws Exception {
        post("/ticket", PRINTER);
        String form = "--b\r\nContent-Disposition: form-data; name=\"JSON\"\r\nContent-Type: application/json\r\n\r\n"
                + words("photo")
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"Attachments\"; filename=\"a.png\"\r\n"
                + "Content-Type: image/png\r\n\r\n12345\r\n--b--\r\n";

        HttpResponse<String> said = send("POST", "/ticket/1/correspond", "multipart/form-data; boundary=b", form);

        assertThat(said.statusCode()).isEqualTo(201);
        assertThat(tracker.transactions().get(1).parts())
                .extracting(TrackerTransaction.Part::name, TrackerTransaction.Part::size)
                .containsExactly(tuple("", 5L), tuple("a.png", 5L));
    }

    @Test
    void answersAWrongStatusWithSuccess() throws Exception {
        post("/ticket", PRINTER);

        HttpResponse<String> wrong = send("PUT", "/ticket/1", "application/json", "{\"Status\": \"nonsense\"}");
        HttpResponse<String> unknown = send("PUT", "/ticket/1", "application/json", "{\"Nothing\": \"new\"}");
        HttpResponse<String> right = send("PUT", "/ticket/1", "application/json", "{\"Status\": \"resolved\"}");

        assertThat(wrong.statusCode()).isEqualTo(200);
        assertThat(wrong.body()).contains("isn't a valid status for this ticket");
        assertThat(unknown.body()).isEqualTo("[]");
        assertThat(right.body()).contains("Status changed from 'new' to 'resolved'");
    }

    @Test
    void showsWhatItsStaffDid() throws Exception {
        post("/ticket", PRINTER);

        tracker.staffAnswers(1, "Починили.");
        tracker.staffAnswers(1, "Починили.");
        tracker.staffResolves(1);

        JsonNode told = json(get("/ticket/1/history?fields=Type,Creator&fields%5BCreator%5D=id,Name"));
        assertThat(told.at("/items/1/Creator/Name").asText()).isEqualTo("staff");
        assertThat(json(get("/user/" + told.at("/items/1/Creator/id").asText()))
                        .path("Privileged")
                        .asInt())
                .isEqualTo(1);
        JsonNode history = json(get("/ticket/1/history?fields=Type,NewValue,Creator"));
        assertThat(history.get("items").findValuesAsText("Type"))
                .containsExactly("Create", "Correspond", "Status", "Status");
        assertThat(history.at("/items/1/Creator/id").asText()).isEqualTo("staff");
        assertThat(history.at("/items/2/Creator/id").asText()).isEqualTo("RT_System");
        assertThat(history.at("/items/3/NewValue").asText()).isEqualTo("resolved");
        JsonNode ofOthers = json(get("/transactions?query="
                + encoded("ObjectType = 'RT::Ticket' AND id > 0 AND Creator != '__CurrentUser__'"
                        + " AND (Type = 'Status' OR Type = 'Correspond')")
                + "&fields=ObjectId&orderby=id&order=DESC"));
        assertThat(ofOthers.get("items").findValuesAsText("id")).containsExactly("4", "3", "2");
        assertThat(ofOthers.at("/items/0/ObjectId").asText()).isEqualTo("1");
        String part = json(get("/transaction/2/attachments")).at("/items/0/id").asText();
        assertThat(Base64.getDecoder()
                        .decode(json(get("/attachment/" + part)).get("Content").asText()))
                .isEqualTo("Починили.".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void losesTheAnswerThatMakesTheThirdTicket() throws Exception {
        post("/ticket", PRINTER);
        post("/ticket", PRINTER);

        assertThatThrownBy(() -> post("/ticket", PRINTER)).isInstanceOf(IOException.class);

        assertThat(tracker.tickets()).hasSize(3);
        assertThat(post("/ticket", PRINTER).statusCode()).isEqualTo(201);
    }

    @Test
    void knowsAfterARestartWhatItWasTold() throws Exception {
        post("/ticket", PRINTER);
        post("/ticket/1/correspond", words("gw-msg-1"));
        tracker.staffResolves(1);
        var tickets = tracker.tickets();
        var transactions = tracker.transactions();
        tracker.close();
        start();

        assertThat(tracker.tickets()).isEqualTo(tickets);
        assertThat(tracker.transactions()).isEqualTo(transactions).hasSize(4);
    }

    private static String words(String subject) {
        return "{\"Subject\": \"" + subject + "\", \"Content\": \"words\", \"ContentType\": \"text/plain\"}";
    }

    private HttpResponse<String> search(String query) throws Exception {
        return get("/tickets?query=" + encoded(query) + "&fields=id,Status");
    }

    private static String encoded(String query) {
        return URLEncoder.encode(query, StandardCharsets.UTF_8);
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return get(address(path));
    }

    private HttpResponse<String> get(URI address) throws Exception {
        return call(HttpRequest.newBuilder(address));
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send("POST", path, "application/json", body);
    }

    private HttpResponse<String> send(String method, String path, String mediaType, String body) throws Exception {
        return call(HttpRequest.newBuilder(address(path))
                .header("Content-Type", mediaType)
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> call(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        request.header("Authorization", "token " + TOKEN).build(),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private URI address(String path) {
        return URI.create(tracker.url() + "/REST/2.0" + path);
    }
}

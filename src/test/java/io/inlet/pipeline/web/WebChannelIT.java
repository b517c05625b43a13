package io.inlet.pipeline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.inlet.message.Attachment;
import io.inlet.message.Automation;
import io.inlet.message.InboundMessage;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebChannelIT {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TOKEN = Pattern.compile("name=\"_token\" value=\"([^\"]+)\"");

    @TempDir
    static Path home;

    private static WebRig rig;

    @BeforeAll
    static void start() throws Exception {
        String shipped = Files.readString(Path.of("config/forms.yaml"));
        rig = new WebRig(home, shipped.replace("origins: []", "origins: [https://shop.example.org]"));
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @AfterEach
    void forget() {
        rig.messages.clear();
        rig.late = false;
    }

    @Test
    void opensTicketFromUrlencodedPost() throws Exception {
        HttpResponse<String> answer = send(urlencoded("name=%D0%98%D0%B2%D0%B0%D0%BD&email=Ivan%40Example.ORG"
                + "&phone=8+%28495%29+123-45-67&topic=broken&subject=&body=line1%0D%0Aline2"));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(json(answer).get("outcome").asText()).isEqualTo("opened");
        assertThat(json(answer).get("ticket").asText()).matches("[0-9]+-[0-9]");
        InboundMessage message = rig.messages.get(0);
        assertThat(message.sender().email()).isEqualTo("ivan@example.org");
        assertThat(message.sender().phone()).isEqualTo("+74951234567");
        assertThat(message.sender().name()).isEqualTo("Иван");
        assertThat(message.subject()).isEqualTo("line1 line2");
        assertThat(message.text()).isEqualTo("line1\nline2\n\nWhat is it about: Something does not work");
        assertThat(message.inbox()).isEqualTo("web");
    }

    @Test
    void keepsSeveralFilesUnderOneName() throws Exception {
        byte[] big = new byte[300_000];
        String body = part("email", "files@example.org") + part("body", "Текст")
                + file("file", "скан \"1%22.pdf", "application/pdf", "%PDF-1")
                + file("file", "скан \"1%22.pdf", "application/pdf", "%PDF-2")
                + file("file", "", "application/octet-stream", "")
                + file("file", "big.bin", "application/octet-stream", new String(big, StandardCharsets.ISO_8859_1))
                + "--B--\r\n";

        HttpResponse<String> answer = send(multipart(body.replace("\"1%22", "1%22")));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(rig.messages.get(0).attachments())
                .extracting(Attachment::name)
                .containsExactly("скан 1\".pdf", "скан 1\".pdf", "big.bin");
        List<String> contents = new ArrayList<>();
        for (Attachment attachment : rig.messages.get(0).attachments()) {
            try (var in = attachment.content().open()) {
                byte[] bytes = in.readAllBytes();
                assertThat(bytes).hasSize((int) attachment.size());
                contents.add(new String(bytes, 0, Math.min(6, bytes.length), StandardCharsets.ISO_8859_1));
            }
        }
        assertThat(contents).startsWith("%PDF-1", "%PDF-2");
    }

    @Test
    void takesJson() throws Exception {
        HttpResponse<String> answer = send(
                jsonPost(
                        "{\"email\":\"json@example.org\",\"body\":\"Hello\",\"fields\":{\"order\":123,\"gift\":true,\"none\":null}}"));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(rig.messages.get(0).fields())
                .containsEntry("order", "123")
                .containsEntry("gift", "true")
                .doesNotContainKey("none");
    }

    @Test
    void tellsAllErrorsAtOnceAndKeepsNothing() throws Exception {
        HttpResponse<String> answer =
                send(jsonPost("{\"email\":\"nonsense\",\"phone\":\"x\",\"topic\":\"other\",\"subject\":\""
                        + "s".repeat(251) + "\"}"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json; charset=utf-8");
        assertThat(json(answer).get("errors").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("email", "phone", "topic", "subject", "body");
        assertThat(rig.messages).isEmpty();
    }

    @Test
    void tellsWhereJsonIsBrokenAndWhatElseIsWrong() throws Exception {
        HttpResponse<String> answer =
                send(jsonPost("{\"email\": \"nonsense\",\n  \"topic\": other,\n \"name\": \"A\",}"));

        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode errors = json(answer).get("errors");
        assertThat(errors.get("_request").asText()).contains("line 2");
        assertThat(errors.fieldNames()).toIterable().contains("email");
    }

    @ParameterizedTest
    @CsvSource({"/in/web/unknown,404", "/in/web/support,415"})
    void refusesUnknownFormsAndEncodings(String path, int status) throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(rig.url(path)))
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("body=x")));

        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @Test
    void refusesPostsOfForeignSites() throws Exception {
        String post = "email=o%40example.org&body=x";

        assertThat(send(urlencoded(post).header("Origin", "https://evil.example"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(urlencoded(post).header("Origin", "null")).statusCode()).isEqualTo(403);
        assertThat(send(urlencoded(post).header("Referer", "https://evil.example/page"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(rig.messages).isEmpty();
        assertThat(send(urlencoded(post).header("Origin", rig.url(""))).statusCode())
                .isEqualTo(201);
        HttpResponse<String> shop = send(urlencoded(post).header("Origin", "https://shop.example.org"));
        assertThat(shop.statusCode()).isEqualTo(202);
        assertThat(shop.headers().firstValue("Access-Control-Allow-Origin")).hasValue("https://shop.example.org");
    }

    @Test
    void answersPreflightOfAllowedSite() throws Exception {
        HttpRequest.Builder preflight = HttpRequest.newBuilder(URI.create(rig.url("/in/web/support")))
                .method("OPTIONS", BodyPublishers.noBody());

        HttpResponse<String> allowed = send(preflight.copy().header("Origin", "https://shop.example.org"));
        HttpResponse<String> foreign = send(preflight.copy().header("Origin", "https://evil.example"));

        assertThat(allowed.statusCode()).isEqualTo(204);
        assertThat(allowed.headers().firstValue("Access-Control-Allow-Headers"))
                .hasValue("content-type, idempotency-key");
        assertThat(foreign.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void givesSameTicketForRepeatedIdempotencyKey() throws Exception {
        String post = "{\"email\":\"key@example.org\",\"body\":\"x\"}";

        HttpResponse<String> first = send(jsonPost(post).header("Idempotency-Key", "k-1"));
        HttpResponse<String> again = send(jsonPost(post).header("Idempotency-Key", "k-1"));
        HttpResponse<String> other =
                send(jsonPost(post.replace("\"x\"", "\"y\"")).header("Idempotency-Key", "k-1"));
        HttpResponse<String> unusable = send(jsonPost(post).header("Idempotency-Key", "k 1"));

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(json(again)).isEqualTo(json(first));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(unusable.statusCode()).isEqualTo(400);
        assertThat(rig.messages).hasSize(1);
    }

    @Test
    void takesDoubleClickOnceAndEditedPageAsNew() throws Exception {
        String token = token("");
        String post = "_token=" + token + "&email=nonce%40example.org&body=";

        List<CompletableFuture<HttpResponse<String>>> clicks = List.of(
                CLIENT.sendAsync(urlencoded(post + "x").build(), BodyHandlers.ofString()),
                CLIENT.sendAsync(urlencoded(post + "x").build(), BodyHandlers.ofString()));
        CompletableFuture.allOf(clicks.toArray(CompletableFuture[]::new)).get();
        HttpResponse<String> edited = send(urlencoded(post + "y"));

        assertThat(rig.messages).hasSize(2);
        assertThat(edited.statusCode()).isEqualTo(202);
    }

    @Test
    void refusesForgedToken() throws Exception {
        String forged = token("").replaceFirst("\\.[0-9]+\\.", ".1.");

        HttpResponse<String> answer = send(urlencoded("_token=" + forged + "&email=a%40example.org&body=x"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("errors").has("_request")).isTrue();
    }

    @Test
    void tellsNothingAboutTicketsOfTypedAddress() throws Exception {
        send(jsonPost("{\"email\":\"victim@example.org\",\"body\":\"mine\"}"));

        HttpResponse<String> appended = send(jsonPost("{\"email\":\"victim@example.org\",\"body\":\"whose?\"}"));
        rig.late = true;
        HttpResponse<String> slow = send(jsonPost("{\"email\":\"stranger@example.org\",\"body\":\"x\"}"));

        assertThat(appended.statusCode()).isEqualTo(202);
        assertThat(json(appended).fieldNames()).toIterable().containsExactly("receipt");
        assertThat(slow.statusCode()).isEqualTo(202);
        assertThat(json(slow).fieldNames()).toIterable().containsExactly("receipt");
        assertThat(json(receipt(appended)).get("state").asText()).isEqualTo("received");
        assertThat(json(receipt(appended)).has("ticket")).isFalse();
        assertThat(json(receipt(slow)).get("state").asText()).isEqualTo("opened");
        assertThat(json(receipt(slow)).get("ticket").asText()).matches("[0-9]+-[0-9]");
    }

    @Test
    void knowsOnlyItsOwnReceipts() throws Exception {
        String receipt = json(send(jsonPost("{\"email\":\"nonce@example.org\",\"body\":\"r\"}")))
                .path("receipt")
                .asText("");
        String forged = new ReceiptIds("another key of sixteen".getBytes()).of(UUID.randomUUID());

        assertThat(get("/in/receipts/" + forged, "application/json").statusCode())
                .isEqualTo(404);
        assertThat(get("/in/receipts/x", "application/json").statusCode()).isEqualTo(404);
        assertThat(receipt).isNotEqualTo(forged);
    }

    @Test
    void marksWhatFillsInTheHoneypotAndAnswersAsUsual() throws Exception {
        HttpResponse<String> answer = send(urlencoded("homepage=http%3A%2F%2Fspam&email=bot%40example.org&body=x"));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(rig.messages.get(0).automation())
                .isEqualTo(new Automation(Automation.Kind.BULK, List.of("honeypot"), List.of()));
    }

    @Test
    void showsFormInBothLanguages() throws Exception {
        HttpResponse<String> english = get("/in/web/support?lang=en", "text/html");
        HttpResponse<String> russian = get("/in/web/support", "text/html", "Accept-Language", "ru-RU,ru;q=0.9");

        assertThat(english.body()).contains("<html lang=\"en\">", "Contact support", "Tell us what happened.");
        assertThat(russian.body()).contains("<html lang=\"ru\">", "Обращение в поддержку");
        assertThat(english.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; style-src 'sha256-")
                .endsWith("frame-ancestors 'none'");
        assertThat(get("/in/web/support?embed=1", "text/html")
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElseThrow())
                .endsWith("frame-ancestors 'self' https://shop.example.org");
        assertThat(get("/in/web/nothing", "text/html").statusCode()).isEqualTo(404);
    }

    @Test
    void showsErrorsBesideFieldsWithValuesKept() throws Exception {
        String page = send(urlencoded("_token=" + token("")
                                + "&name=%22%3E%3Cscript%3E&email=nonsense&body=%3C%2Ftextarea%3E")
                        .header("Accept", "text/html,*/*"))
                .body();

        assertThat(page)
                .contains(
                        "role=\"alert\"",
                        "<a href=\"#f-email\">",
                        "aria-describedby=\"e-email\"",
                        "aria-invalid=\"true\"")
                .contains("value=\"nonsense\"", "&lt;/textarea&gt;", "value=\"&quot;&gt;&lt;script&gt;\"")
                .doesNotContain("<script");
    }

    @Test
    void sendsBrowserToThankYouPageThatSurvivesReload() throws Exception {
        HttpResponse<String> posted = send(urlencoded("_token=" + token("") + "&email=browser%40example.org&body=x")
                .header("Accept", "text/html,application/xhtml+xml"));
        String place = posted.headers().firstValue("Location").orElseThrow();
        HttpResponse<String> thanks =
                get(URI.create("/in/web/support").resolve(place).toString(), "text/html");

        assertThat(posted.statusCode()).isEqualTo(303);
        assertThat(thanks.statusCode()).isEqualTo(200);
        String number = rig.outcomes.values().stream()
                .map(FormAnswers::openedTicket)
                .filter(ticket -> ticket != null && thanks.body().contains(ticket))
                .findFirst()
                .orElse("none");
        assertThat(number).isNotEqualTo("none");
        assertThat(posted.body()).contains(number);
    }

    private static HttpResponse<String> receipt(HttpResponse<String> answer) throws Exception {
        return get("/in/receipts/" + json(answer).get("receipt").asText(), "application/json");
    }

    private static String token(String query) throws Exception {
        Matcher matcher =
                TOKEN.matcher(get("/in/web/support" + query, "text/html").body());
        matcher.find();
        return URLEncoder.encode(matcher.group(1), StandardCharsets.UTF_8);
    }

    private static HttpResponse<String> get(String path, String accept, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(rig.url(path))).header("Accept", accept);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.GET().build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder urlencoded(String body) {
        return post("application/x-www-form-urlencoded", body);
    }

    private static HttpRequest.Builder jsonPost(String body) {
        return post("application/json", body);
    }

    private static HttpRequest.Builder multipart(String body) {
        return post("multipart/form-data; boundary=B", body);
    }

    private static HttpRequest.Builder post(String contentType, String body) {
        return HttpRequest.newBuilder(URI.create(rig.url("/in/web/support")))
                .header("Content-Type", contentType)
                .header("Accept-Language", "en")
                .POST(BodyPublishers.ofString(body));
    }

    private static String part(String name, String value) {
        return "--B\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private static String file(String field, String name, String type, String content) {
        return "--B\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + name
                + "\"\r\nContent-Type: " + type + "\r\n\r\n" + content + "\r\n";
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return JSON.readTree(answer.body());
    }
}

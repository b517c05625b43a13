package io.inlet.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.inlet.settings.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BotStandInIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOKEN = "7000000:demo";
    private static final long CHAT = 501;
    private static final Instant NOW = Instant.parse("2026-01-15T09:30:00Z");

    @TempDir
    Path folder;

    private BotStandIn bot;

    @BeforeEach
    void start() throws IOException {
        bot = new BotStandIn(folder.resolve("bot"), new Secret(TOKEN), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void stop() {
        bot.close();
    }

    @Test
    void refusesAnotherToken() throws Exception {
        assertThat(call("/bot1:other/getMe").statusCode()).isEqualTo(401);
        assertThat(call("/file/bot1:other/photos/1.jpg").statusCode()).isEqualTo(401);
        assertThat(result("getMe").path("is_bot").asBoolean()).isTrue();
        assertThat(call("/bot" + TOKEN + "/noSuchMethod").statusCode()).isEqualTo(404);
    }

    @Test
    void deliversAnUpdateUntilAHigherOffsetAcknowledgesIt() throws Exception {
        bot.give(List.of(update(11), update(12), update(13)));

        assertThat(ids("")).containsExactly(11L, 12L, 13L);
        assertThat(ids("?limit=2")).containsExactly(11L, 12L);
        assertThat(ids("?offset=13")).containsExactly(13L);
        assertThat(ids("")).containsExactly(13L);
    }

    @Test
    void negativeOffsetKeepsOnlyTheLast() throws Exception {
        bot.give(List.of(update(11), update(12), update(13)));

        assertThat(ids("?offset=-1")).containsExactly(13L);
        assertThat(ids("")).containsExactly(13L);
    }

    @Test
    void datesWhatHasNoDate() throws Exception {
        bot.give(List.of(update(11)));

        assertThat(result("getUpdates").at("/0/message/date").asLong()).isEqualTo(NOW.getEpochSecond());
    }

    @Test
    void waitsForAnUpdate() throws Exception {
        CompletableFuture<HttpResponse<String>> poll = later("/bot" + TOKEN + "/getUpdates?timeout=50");
        bot.give(List.of(update(11)));

        assertThat(JSON.readTree(poll.get().body()).at("/result/0/update_id").asLong())
                .isEqualTo(11);
    }

    @Test
    void secondPollEndsTheFirst() throws Exception {
        CompletableFuture<HttpResponse<String>> first = later("/bot" + TOKEN + "/getUpdates?timeout=50");

        Awaitility.await().until(() -> {
            call("/bot" + TOKEN + "/getUpdates");
            return first.isDone();
        });

        assertThat(first.get().statusCode()).isEqualTo(409);
        assertThat(first.get().body()).contains("terminated by other getUpdates request");
    }

    @Test
    void deliversAnAcknowledgedUpdateOnceMoreWhenTold() throws Exception {
        bot.give(List.of(update(11), update(12)));
        ids("?offset=13");

        bot.deliverAgain(11);

        assertThat(ids("?offset=13")).containsExactly(11L);
        assertThat(ids("?offset=13")).isEmpty();
    }

    @Test
    void sendsToChatsThatWroteToIt() throws Exception {
        bot.give(List.of(update(11)));

        JsonNode first = JSON.readTree(send(CHAT, "one").body()).get("result");
        JsonNode second = JSON.readTree(send(CHAT, "two").body()).get("result");

        assertThat(second.get("message_id").asLong())
                .isGreaterThan(first.get("message_id").asLong());
        assertThat(first.at("/chat/id").asLong()).isEqualTo(CHAT);
        assertThat(bot.sent())
                .extracting(BotStandIn.Sent::text, BotStandIn.Sent::replyTo)
                .containsExactly(tuple("one", 7L), tuple("two", 7L));
    }

    @Test
    void refusesWhatTheProviderRefuses() throws Exception {
        bot.give(List.of(update(11)));

        assertThat(send(999, "hello").body()).contains("chat not found");
        assertThat(send(CHAT, " ").body()).contains("message text is empty");
        assertThat(send(CHAT, "a".repeat(4097)).body()).contains("message is too long");
        assertThat(bot.sent()).isEmpty();
    }

    @Test
    void refusesOneMessageAsTooManyWhenTold() throws Exception {
        bot.give(List.of(update(11)));
        bot.throttleOnce(Duration.ofSeconds(2));

        HttpResponse<String> refused = send(CHAT, "hello");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(JSON.readTree(refused.body()).at("/parameters/retry_after").asInt())
                .isEqualTo(2);
        assertThat(send(CHAT, "hello").statusCode()).isEqualTo(200);
        assertThat(bot.sent()).hasSize(1);
    }

    @Test
    void handsOutFilesInTwoSteps() throws Exception {
        bot.keep(new BotFile("AgAC", "photos/1.jpg", new byte[] {1, 2, 3}));
        bot.keep(new BotFile("BQAC", "documents/1.zip", new byte[(20 << 20) + 1]));

        JsonNode file = result("getFile?file_id=AgAC");

        assertThat(file.get("file_size").asInt()).isEqualTo(3);
        assertThat(call("/file/bot" + TOKEN + "/" + file.get("file_path").asText())
                        .body())
                .isEqualTo("\u0001\u0002\u0003");
        assertThat(call("/file/bot" + TOKEN + "/photos/2.jpg").statusCode()).isEqualTo(404);
        assertThat(call("/bot" + TOKEN + "/getFile?file_id=none").statusCode()).isEqualTo(400);
        assertThat(call("/bot" + TOKEN + "/getFile?file_id=BQAC").body()).contains("file is too big");
    }

    @Test
    void knowsAfterARestartWhatItWasGivenAndWhatItSent() throws Exception {
        bot.give(List.of(update(11), update(12)));
        ids("?offset=12");
        send(CHAT, "one");
        bot.close();
        start();

        assertThat(bot.give(List.of(update(11), update(12)))).isFalse();

        assertThat(ids("")).containsExactly(12L);
        assertThat(bot.sent()).extracting(BotStandIn.Sent::text).containsExactly("one");
        JsonNode next = JSON.readTree(send(CHAT, "two").body());
        assertThat(next.at("/result/message_id").asLong())
                .isNotEqualTo(bot.sent().get(0).message());
    }

    private static ObjectNode update(long id) {
        ObjectNode update = JSON.createObjectNode().put("update_id", id);
        update.putObject("message")
                .put("message_id", id)
                .put("text", "text " + id)
                .putObject("chat")
                .put("id", CHAT);
        return update;
    }

    private List<Long> ids(String query) throws Exception {
        return result("getUpdates" + query).findValues("update_id").stream()
                .map(JsonNode::asLong)
                .toList();
    }

    private JsonNode result(String method) throws Exception {
        return JSON.readTree(call("/bot" + TOKEN + "/" + method).body()).get("result");
    }

    private HttpResponse<String> send(long chat, String text) throws Exception {
        ObjectNode body = JSON.createObjectNode().put("chat_id", chat).put("text", text);
        body.putObject("reply_parameters").put("message_id", 7);
        HttpRequest request = HttpRequest.newBuilder(URI.create(bot.url() + "/bot" + TOKEN + "/sendMessage"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> call(String path) throws Exception {
        return later(path).get();
    }

    private CompletableFuture<HttpResponse<String>> later(String path) {
        return HttpClient.newHttpClient()
                .sendAsync(
                        HttpRequest.newBuilder(URI.create(bot.url() + path)).build(),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }
}

package io.inlet.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.inlet.message.Reason;
import io.inlet.settings.Secret;
import io.inlet.settings.SigningKeys;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookAdapterTest {
    private final WebhookAdapter adapter = new WebhookAdapter();
    private final DeliveryState state = Samples.state("Не печатает с утра.");

    @Test
    void signsExactlyTheBytesItSends() {
        Call.Send send = (Call.Send) adapter.next(state, null);

        assertThat(send.method()).isEqualTo("POST");
        assertThat(send.path()).isEmpty();
        assertThat(send.headers())
                .containsEntry("webhook-id", "msg_00000000-0000-7000-8000-00000000000d")
                .containsEntry("webhook-timestamp", "1768469400")
                .containsEntry("Content-Type", "application/json; charset=utf-8");
        assertThat(SigningKeys.parse(new Secret(Samples.KEY))
                        .verify(
                                "msg_00000000-0000-7000-8000-00000000000d",
                                1768469400,
                                Samples.bytes(send.body()),
                                send.headers().get("webhook-signature")))
                .isTrue();
    }

    @Test
    void keepsIdAndBodyButNotTimeOverAttempts() {
        Call.Send first = (Call.Send) adapter.next(state, null);
        Call.Send second = (Call.Send) adapter.next(state.after(null, Samples.NOW.plusSeconds(5)), null);

        assertThat(second.headers().get("webhook-id")).isEqualTo(first.headers().get("webhook-id"));
        assertThat(Samples.bytes(second.body())).isEqualTo(Samples.bytes(first.body()));
        assertThat(second.headers().get("webhook-timestamp")).isEqualTo("1768469405");
        assertThat(second.headers().get("webhook-signature"))
                .isNotEqualTo(first.headers().get("webhook-signature"));
    }

    @Test
    void tellsTicketArticleContactAndFilesAsLinks() throws Exception {
        JsonNode root = payload(state);

        assertThat(root.at("/type").asText()).isEqualTo("ticket.created");
        assertThat(root.at("/timestamp").asText()).isEqualTo("2026-01-15T09:29:30Z");
        assertThat(root.at("/data/ticket/number").asText())
                .isEqualTo(state.ticket().number().text());
        assertThat(root.at("/data/ticket/kind").asText()).isEqualTo("service-request");
        assertThat(root.at("/data/ticket/priority").asText()).isEqualTo("P3");
        assertThat(root.at("/data/ticket/url").asText())
                .isEqualTo("http://127.0.0.1:8081/console/tickets/"
                        + state.ticket().number().text());
        assertThat(root.at("/data/article/newText").asText()).isEqualTo("Не печатает с утра.");
        assertThat(root.at("/data/article/newTextCut").asBoolean(true)).isFalse();
        assertThat(root.at("/data/article/sender/email").asText()).isEqualTo("anna@example.com");
        assertThat(root.at("/data/article/attachments/0/name").asText()).isEqualTo("снимок.png");
        assertThat(root.at("/data/article/attachments/0/url").asText())
                .startsWith("http://127.0.0.1:8081/api/v1/attachments/");
        assertThat(root.at("/data/contact/identities/0/value").asText()).isEqualTo("anna@example.com");
    }

    @ParameterizedTest
    @CsvSource({
        "CREATE, ticket.created",
        "APPEND, ticket.article-added",
        "FILES, ticket.files-added",
        "RESOLVE, ticket.resolved"
    })
    void namesWhatHappened(Operation operation, String type) throws Exception {
        DeliveryState happened = Samples.state(operation, state.article(), state.target());

        assertThat(payload(happened).at("/type").asText()).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "\"", "\n", "\u0001", "ж", "漢", "😀", "\ud83d"})
    void staysUnderTwentyThousandBytesWhateverTheText(String character) throws Exception {
        String text = character.repeat(40_000);
        UUID id = state.article().id();
        DeliveryState long_ = Samples.state(
                Operation.CREATE,
                Samples.article(
                        id,
                        state.ticket().id(),
                        text + "quoted",
                        text,
                        Collections.nCopies(60, Samples.file(character.repeat(500)))),
                state.target());

        byte[] body = Samples.bytes(((Call.Send) adapter.next(long_, null)).body());

        JsonNode article = new ObjectMapper().readTree(body).at("/data/article");
        assertThat(body.length).isBetween(15_000, 20_000);
        assertThat(article.get("newTextCut").asBoolean()).isTrue();
        assertThat(article.get("newText").asText()).isNotEmpty().doesNotContain("\ud83d\ud83d");
        assertThat(article.get("attachmentsOmitted").asInt()
                        + article.get("attachments").size())
                .isEqualTo(60);
    }

    @Test
    void addsTheQuotedTextWhereThereIsRoom() throws Exception {
        DeliveryState reply = Samples.state(
                Operation.APPEND,
                Samples.article(state.article().id(), state.ticket().id(), "Да\n> вопрос", "Да", List.of()),
                state.target());

        JsonNode article = payload(reply).at("/data/article");

        assertThat(article.get("newText").asText()).isEqualTo("Да");
        assertThat(article.get("text").asText()).isEqualTo("Да\n> вопрос");
        assertThat(article.get("textCut").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204})
    void takesEverySuccessAsDone(int status) {
        assertThat(adapter.next(state, answer(status, "OK"))).isEqualTo(new Call.Done(null, null));
    }

    @Test
    void remembersWhatTheTargetCallsTheTicket() {
        String told = "{\"externalKey\": \"INC-1\", \"url\": \"https://desk.example.com/INC-1\"}";

        assertThat(adapter.next(state, answer(200, told)))
                .isEqualTo(new Call.Done("INC-1", "https://desk.example.com/INC-1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{\"externalKey\": {}, \"url\": \"javascript:alert(1)\"}",
                "{\"externalKey\": \"a\\nb\", \"url\": \"https://x/ y\"}",
                "{\"externalKey\": \"\"",
            })
    void takesNothingFromAnAnswerThatSaysNothing(String body) {
        assertThat(adapter.next(state, answer(200, body))).isEqualTo(new Call.Done(null, null));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 402, 404, 405, 406, 409, 413, 415, 422})
    void parksWhatIsRefusedForGoodWithoutSecrets(int status) {
        String body =
                "no: " + Samples.KEY + " v1,LG2pnN6Qx+uTHGHunUCPTx/xzTapUeVMWM1n11maws0= \u0007" + "x".repeat(2000);

        Call.Park park = (Call.Park) adapter.next(state, answer(status, body));

        assertThat(park.why()).isEqualTo(Reason.of("target-refused", Integer.toString(status)));
        assertThat(park.excerpt())
                .startsWith("no: [REDACTED] [REDACTED]")
                .hasSize(1000)
                .doesNotContain("\u0007");
    }

    @Test
    void neverFollowsARedirect() {
        assertThat(adapter.next(state, answer(307, "")))
                .isEqualTo(new Call.Park(Reason.of("target-redirected", "307"), ""));
    }

    @ParameterizedTest
    @CsvSource({"401,target-refused-authentication", "403,target-refused-authentication", "410,target-gone"})
    void pausesATargetThatLetsNobodyIn(int status, String code) {
        assertThat(adapter.next(state, answer(status, "")))
                .isEqualTo(new Call.PauseTarget(Reason.of(code, Integer.toString(status))));
    }

    @ParameterizedTest
    @CsvSource({
        "120,PT2M",
        "0,PT1S",
        "99999999999999999,P1D",
        "'Thu, 15 Jan 2026 09:31:30 GMT',PT1M30S",
        "'Wed, 14 Jan 2026 09:31:30 GMT',PT1S",
        "soon,PT1M",
        "'',PT1M"
    })
    void waitsUncountedAsLongAsItIsAsked(String header, Duration wait) {
        Answer answer = new Answer.Received(429, Map.of("Retry-After", header), new byte[0]);

        assertThat(adapter.next(state, answer))
                .isEqualTo(new Call.RetryLater(wait, false, Reason.of("target-asked-to-wait", "429")));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 501, 502, 504, 599, 408, 100, 999})
    void takesAnErrorOfTheTargetAsPerhapsDone(int status) {
        assertThat(adapter.next(state, answer(status, "")))
                .isEqualTo(new Call.Unknown(null, Reason.of("target-error", Integer.toString(status))));
    }

    @Test
    void waitsAsAskedWhenTheTargetIsOverloaded() {
        Answer answer = new Answer.Received(503, Map.of("retry-after", "7"), new byte[0]);

        assertThat(adapter.next(state, answer))
                .isEqualTo(new Call.Unknown(Duration.ofSeconds(7), Reason.of("target-error", "503")));
    }

    @Test
    void tellsNotSentFromPerhapsSent() {
        assertThat(adapter.next(state, new Answer.Lost(false, "refused")))
                .isEqualTo(new Call.RetryLater(null, true, Reason.of("target-unreachable", "refused")));
        assertThat(adapter.next(state, new Answer.Lost(true, "reset")))
                .isEqualTo(new Call.Unknown(null, Reason.of("target-answer-lost", "reset")));
    }

    @Test
    void worksWithoutContactAndLinks() throws Exception {
        DeliveryState bare = new DeliveryState(
                state.delivery(), state.target(), state.ticket(), state.article(), null, null, null, null, state.now());

        JsonNode data = payload(bare).get("data");

        assertThat(data.has("contact")).isFalse();
        assertThat(data.get("ticket").has("url")).isFalse();
    }

    @Test
    void describesACallWithoutItsContents() {
        Call.Send send = (Call.Send) adapter.next(
                Samples.state(
                        Operation.CREATE,
                        state.article(),
                        Samples.target("desk", URI.create("https://desk.example.com/hook"))),
                null);

        assertThat(send.description())
                .isEqualTo("webhook msg_00000000-0000-7000-8000-00000000000d, "
                        + send.body().length() + " bytes");
    }

    private JsonNode payload(DeliveryState of) throws Exception {
        return new ObjectMapper().readTree(Samples.bytes(((Call.Send) adapter.next(of, null)).body()));
    }

    private static Answer answer(int status, String body) {
        return new Answer.Received(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }
}

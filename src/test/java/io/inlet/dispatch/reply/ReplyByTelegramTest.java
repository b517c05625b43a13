package io.inlet.dispatch.reply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.inlet.dispatch.Answer;
import io.inlet.dispatch.Call;
import io.inlet.dispatch.DeliveryState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplyByTelegramTest {
    private final ReplyByTelegram adapter = new ReplyByTelegram();

    @Test
    void answersTheCustomersMessageAsPlainText() throws IOException {
        Call.Send send = (Call.Send) adapter.next(Said.chat("answer", false, "<b>Да</b>"), null);

        JsonNode body = body(send);
        assertThat(send.path()).isEqualTo("/sendMessage");
        assertThat(body.path("chat_id").asLong()).isEqualTo(-1007);
        assertThat(body.path("text").asText()).isEqualTo("<b>Да</b>");
        assertThat(body.has("parse_mode")).isFalse();
        assertThat(body.path("reply_parameters").path("message_id").asLong()).isEqualTo(12);
    }

    @Test
    void answersInTheNameOfTheBusinessAccount() throws IOException {
        DeliveryState state = Said.chat("bc_1:7", "answer", false, "Да");

        JsonNode body = body((Call.Send) adapter.next(state, null));
        Call end = adapter.next(
                state,
                new Answer.Received(
                        200,
                        Map.of(),
                        "{\"ok\":true,\"result\":{\"message_id\":77,\"chat\":{\"id\":7}}}"
                                .getBytes(StandardCharsets.UTF_8)));

        assertThat(body.path("business_connection_id").asText()).isEqualTo("bc_1");
        assertThat(body.path("chat_id").asLong()).isEqualTo(7);
        assertThat(body.path("reply_parameters").path("message_id").asLong()).isEqualTo(12);
        assertThat(end).isEqualTo(new Call.Done("bc_1:7/77", null));
    }

    @Test
    void whatWasSentHasTheIdThatAnswersWillName() {
        Call end = answered(200, "{\"ok\":true,\"result\":{\"message_id\":77,\"chat\":{\"id\":-1007}}}");

        assertThat(end).isEqualTo(new Call.Done("-1007/77", null));
    }

    @Test
    void aTextThatIsTooLongIsCutAndSaysSo() throws IOException {
        Call.Send send = (Call.Send) adapter.next(Said.chat("answer", false, "😀".repeat(3000)), null);

        String text = body(send).path("text").asText();
        assertThat(text.length()).isLessThanOrEqualTo(4096);
        assertThat(text).endsWith("остальное.)").doesNotContain("\uFFFD");
    }

    @Test
    void waitsAsLongAsTelegramAsks() {
        Call end = answered(
                429, "{\"ok\":false,\"error_code\":429,\"description\":\"x\",\"parameters\":{\"retry_after\":7}}");

        assertThat(end).isInstanceOfSatisfying(Call.RetryLater.class, later -> {
            assertThat(later.after()).isEqualTo(Duration.ofSeconds(7));
            assertThat(later.counted()).isFalse();
        });
    }

    @Test
    void followsAGroupThatMoved() throws IOException {
        Call end = answered(
                400, "{\"ok\":false,\"description\":\"upgraded\",\"parameters\":{\"migrate_to_chat_id\":-100200}}");

        assertThat(body((Call.Send) end).path("chat_id").asLong()).isEqualTo(-100200);
    }

    @Test
    void whoBlockedTheBotIsNotTriedAgainAndAWrongTokenPauses() {
        assertThat(answered(403, "{\"ok\":false,\"description\":\"Forbidden: bot was blocked by the user\"}"))
                .isInstanceOfSatisfying(
                        Call.Park.class, park -> assertThat(park.why().code()).isEqualTo("customer-unreachable"));
        assertThat(answered(401, "{\"ok\":false}")).isInstanceOf(Call.PauseTarget.class);
        assertThat(answered(400, "not json")).isInstanceOf(Call.Park.class);
    }

    @Test
    void whatWasPerhapsSaidIsNotSaidAgainByItself() {
        assertThat(adapter.next(Said.chat("acknowledgement", true, "x"), null)).isInstanceOf(Call.Done.class);
        assertThat(adapter.next(Said.chat("answer", true, "x"), null)).isInstanceOf(Call.Park.class);
        assertThat(adapter.next(Said.chat("status", false, "x"), new Answer.Lost(true, "gone")))
                .isInstanceOf(Call.Done.class);
        assertThat(adapter.next(Said.chat("answer", false, "x"), new Answer.Lost(true, "gone")))
                .isInstanceOf(Call.Park.class);
        assertThat(answered(502, "")).isInstanceOf(Call.Park.class);
        assertThat(adapter.next(Said.chat("answer", false, "x"), new Answer.Lost(false, "refused")))
                .isInstanceOf(Call.RetryLater.class);
    }

    private Call answered(int status, String body) {
        return adapter.next(
                Said.chat("answer", false, "x"),
                new Answer.Received(status, Map.of(), body.getBytes(StandardCharsets.UTF_8)));
    }

    private static JsonNode body(Call.Send send) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        send.body().writeTo(bytes);
        return new ObjectMapper().readTree(bytes.toByteArray());
    }
}

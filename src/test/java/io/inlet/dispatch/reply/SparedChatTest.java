package io.inlet.dispatch.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.dispatch.Answer;
import io.inlet.dispatch.Attempt;
import io.inlet.dispatch.Call;
import io.inlet.dispatch.Gates;
import io.inlet.dispatch.Samples;
import io.inlet.dispatch.Targets;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A chat that Telegram asked to spare is not written to, whatever ticket it is about; others are. */
class SparedChatTest {
    private final Clock clock = Clock.fixed(Said.NOW, ZoneOffset.UTC);
    private final Gates gates = new Gates(new Targets(List.copyOf(Said.TARGETS.all())), clock);
    private final List<String> sent = new ArrayList<>();
    private final Attempt attempt = new Attempt(
            List.of(new ReplyByTelegram()),
            (call, target) -> {
                String body = new String(Samples.bytes(call.body()), StandardCharsets.UTF_8);
                sent.add(body);
                return body.contains("\"chat_id\":7,")
                        ? answer(429, "{\"ok\":false,\"parameters\":{\"retry_after\":9}}")
                        : answer(200, "{\"ok\":true,\"result\":{\"message_id\":1,\"chat\":{\"id\":8}}}");
            },
            gates,
            clock);

    @Test
    void waitsAsLongAsAskedWithoutACall() {
        attempt.run(Said.chatOf("7"));

        Call end = attempt.run(Said.chatOf("7"));

        assertThat(end).isInstanceOfSatisfying(Call.RetryLater.class, later -> {
            assertThat(later.after()).isEqualTo(Duration.ofSeconds(9));
            assertThat(later.counted()).isFalse();
        });
        assertThat(sent).hasSize(1);
    }

    @Test
    void holdsBackNoOtherChat() {
        attempt.run(Said.chatOf("7"));

        assertThat(gates.of("reply-telegram").admit(1, Said.NOW)).isOne();
        assertThat(attempt.run(Said.chatOf("8"))).isInstanceOf(Call.Done.class);
    }

    private static Answer answer(int status, String body) {
        return new Answer.Received(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }
}

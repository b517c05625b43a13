package io.inlet.pipeline.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inlet.message.Arrival;
import io.inlet.message.Content;
import io.inlet.message.Header;
import io.inlet.pipeline.DoorRequest;
import io.inlet.pipeline.RefusedException;
import io.inlet.pipeline.Visit;
import io.inlet.pipeline.WatchedInbox;
import io.inlet.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TelegramReceptionTest {
    private static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");
    private static final String SECRET = "door_secret-0123456789";

    private final TelegramReception reception = new TelegramReception(
            Settings.of(Map.of(
                    "inlet.telegram.token",
                    BotApi.TOKEN,
                    "inlet.telegram.webhook-secret",
                    SECRET,
                    "inlet.telegram-open.token",
                    "7000002:AA-another_token-of-another-bot",
                    "inlet.telegram-open.inbox",
                    "open")),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void letsTelegramInWithTheKeysOfThePoller() throws Exception {
        String update = Updates.text(5, 7, 1, "a");

        Arrival arrival = reception.admit(request("telegram", SECRET, update));

        assertThat(arrival.raw().sourceKey()).isEqualTo("7000001:5:7/1");
        assertThat(arrival.groupKey()).isEqualTo("chat 7 7");
        assertThat(arrival.dueAt()).isEqualTo(NOW.plusSeconds(6));
        assertThat(arrival.most()).isEqualTo(Duration.ofSeconds(30));
        assertThat(arrival.raw().headers())
                .containsExactly(new Header("InletUpdate", "5"), new Header("InletBot", "7000001"));
        assertThat(WatchedInbox.body(arrival)).isEqualTo(update);
        assertThat(reception.answer(Visit.of(arrival)).status()).isEqualTo(200);
        assertThat(reception.answer(Visit.of(arrival)).body()).isEmpty();
    }

    @Test
    void keepsABrokenBodyOfWhomTheSecretProves() throws Exception {
        Arrival arrival = reception.admit(request("telegram", SECRET, "foo"));

        assertThat(WatchedInbox.body(arrival)).isEqualTo("foo");
        assertThat(arrival.groupKey()).isNull();
    }

    @Test
    void urgentWordsAreNotKeptWaiting() throws Exception {
        Arrival arrival = reception.admit(request("telegram", SECRET, Updates.text(5, 7, 1, "срочно!")));

        assertThat(arrival.hurry()).isTrue();
        assertThat(arrival.dueAt()).isEqualTo(NOW);
    }

    @Test
    void anEditComesAloneAndAfterItsOriginal() throws Exception {
        Arrival arrival = reception.admit(request("telegram", SECRET, Updates.edited(6, 7, 1, "срочно")));

        assertThat(arrival.groupKey()).isNull();
        assertThat(arrival.dueAt()).isEqualTo(NOW.plusSeconds(6));
        assertThat(arrival.raw().sourceKey()).isEqualTo("7000001:6:7/1:1767261700");
    }

    @ParameterizedTest
    @CsvSource({
        "telegram,",
        "telegram,''",
        "telegram,wrong",
        "telegram,door_secret-012345678",
        "open,''",
        "open,",
        "none,door_secret-0123456789"
    })
    void letsNobodyElseIn(String inbox, String shown) {
        assertThatThrownBy(() -> reception.admit(request(inbox, shown, Updates.text(5, 7, 1, "a"))))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.answer().status()).isEqualTo(401))
                .hasMessageNotContaining(SECRET);
    }

    private static DoorRequest request(String inbox, String secret, String body) {
        return new DoorRequest(
                "telegram",
                "POST",
                "/in/telegram/" + inbox,
                Map.of("inbox", inbox),
                Map.of(),
                secret == null ? List.of() : List.of(new Header("x-telegram-bot-api-secret-token", secret)),
                "application/json",
                "en",
                body.length(),
                Content.of(body.getBytes(StandardCharsets.UTF_8)),
                "127.0.0.1",
                NOW);
    }
}

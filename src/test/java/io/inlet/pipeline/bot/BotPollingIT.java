package io.inlet.pipeline.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inlet.pipeline.Logs;
import io.inlet.pipeline.WatchedInbox;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BotPollingIT {
    private static final ConditionFactory SOON =
            Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(20));

    private final WatchedInbox inbox = new WatchedInbox();
    private BotApi api;

    @BeforeEach
    void open() throws Exception {
        api = new BotApi();
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void takesEachUpdateByteForByteAndThenAcknowledgesIt() {
        String first =
                "{\"update_id\" : 5,\n  \"message\":{\"message_id\":1,\"chat\":{\"id\":7},\"from\":{\"id\":7},\"text\":\"\\u043e \\\"]}\"}}";
        api.give(5, first);
        api.give(6, Updates.text(6, 8, 1, "b"));

        try (Bot bot = new Bot(inbox, api)) {
            SOON.until(() -> inbox.kept.size() == 2);
            SOON.until(() -> api.waiting() == 0);

            assertThat(inbox.bodies()).containsExactly(first, Updates.text(6, 8, 1, "b"));
            assertThat(api.offsets()).startsWith(null, 7L);
            assertThat(inbox.positions.get("telegram:7000001")).startsWith("7 ");
            assertThat(bot.health().up()).isTrue();
            assertThat(bot.health().detail().toString()).isEqualTo("bot-good[@probe_bot]");
            assertThat(api.asked.get(0).get("allowed_updates").toString())
                    .contains("edited_message", "callback_query", "my_chat_member");
        }
    }

    @Test
    void takesWhatNobodyCanReadAndGoesOn() {
        byte[] broken = "{\"update_id\":11,\"message\":{\"text\":\"x\"}}".getBytes(StandardCharsets.ISO_8859_1);
        broken[35] = (byte) 0xC3; // begins a character that does not go on
        api.give(10, "{\"update_id\":10,\"message\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}");
        api.give(11, broken);
        api.give(12, "{\"update_id\":12,\"message\":{\"text\":1e999999}}");
        api.give(13, Updates.text(13, 7, 1, "good"));

        try (Bot bot = new Bot(inbox, api)) {
            SOON.until(() -> api.waiting() == 0);

            assertThat(inbox.kept).hasSize(4);
            assertThat(inbox.kept.get(1).raw().sourceKey()).startsWith("7000001:11:");
            assertThat(inbox.bodies().get(1).getBytes(StandardCharsets.ISO_8859_1))
                    .isEqualTo(broken);
            assertThat(inbox.kept)
                    .extracting(update -> update.arrival().groupKey())
                    .containsExactly(null, null, null, "chat 7 7");
            assertThat(bot.health().up()).isTrue();
        }
    }

    @Test
    void goesOnWhereItWasWhenItIsStartedAgain() {
        api.give(5, Updates.text(5, 7, 1, "a"));
        try (Bot bot = new Bot(inbox, api)) {
            SOON.until(() -> bot.health().figures().get("takenUpdates").equals(1L));
        }
        api.give(6, Updates.text(6, 7, 2, "b"));
        api.asked.clear();

        try (Bot bot = new Bot(inbox, api)) {
            SOON.until(() -> inbox.kept.size() == 2);

            assertThat(api.offsets()).startsWith(6L);
            assertThat(inbox.repeats).isEmpty();
            assertThat(bot.health().up()).isTrue();
        }
    }

    @Test
    void countsAnUpdateThatComesTwiceAsRepeated() {
        api.next.add(BotApi.Answer.of(200, "{\"ok\":true,\"result\":[" + Updates.text(5, 7, 1, "a") + "]}"));
        api.next.add(BotApi.Answer.of(200, "{\"ok\":true,\"result\":[" + Updates.text(5, 7, 1, "a") + "]}"));

        try (Bot bot = new Bot(inbox, api)) {
            SOON.until(() -> inbox.repeats.size() == 1);

            assertThat(inbox.kept).hasSize(1);
            assertThat(bot.health().up()).isTrue();
        }
    }

    @Test
    void takesNumbersThatBeginAnewForNewUpdates() {
        api.next.add(BotApi.Answer.of(200, "{\"ok\":true,\"result\":[" + Updates.text(500, 7, 1, "a") + "]}"));
        api.next.add(BotApi.Answer.of(200, "{\"ok\":true,\"result\":[" + Updates.text(3, 7, 2, "b") + "]}"));

        try (Bot bot = new Bot(inbox, api)) {
            SOON.until(() -> api.offsets().contains(4L));

            assertThat(inbox.kept).hasSize(2);
            assertThat(bot.health().up()).isTrue();
        }
    }

    @Test
    void sendsNoOffsetThatIsDaysOld() {
        inbox.positions.put("telegram:7000001", "900 " + Instant.now().minus(Duration.ofDays(8)));

        try (Bot bot = new Bot(inbox, api)) {
            SOON.until(() -> !api.asked.isEmpty());

            assertThat(api.asked.get(0).has("offset")).isFalse();
            assertThat(bot.health()).isNotNull();
        }
    }

    @Test
    void acknowledgesNothingWhileTheStoreIsAway() {
        api.give(5, Updates.text(5, 7, 1, "a"));
        try (Bot bot = new Bot(inbox, api)) {
            SOON.until(() -> inbox.kept.size() == 1);
            inbox.away = true;
            api.give(6, Updates.text(6, 7, 2, "b"));
            SOON.until(() -> bot.health().detail().code().equals("bot-bad"));

            assertThat(api.offsets()).doesNotContain(7L);

            inbox.away = false;
            SOON.until(() -> inbox.kept.size() == 2);
        }
    }

    @Test
    void acknowledgesNothingThatTheRouteDidNotKeep() {
        try (Bot bot = new Bot(inbox, api)) {
            bot.forget = true;
            api.give(5, Updates.text(5, 7, 1, "a"));
            SOON.until(() -> bot.health().detail().toString().contains("direct:capture"));

            assertThat(api.offsets()).doesNotContain(6L);

            bot.forget = false;
            SOON.until(() -> inbox.kept.size() == 1);
        }
    }

    @Test
    void takesABodyThatIsNoJsonForABadPoll() {
        api.next.add(BotApi.Answer.of(200, "<html>a proxy's page</html>"));
        api.next.add(BotApi.Answer.of(200, "{\"ok\":true,\"result\":[{\"update_id\":1,"));
        api.next.add(BotApi.Answer.of(502, "<html>Bad Gateway</html>"));
        api.give(5, Updates.text(5, 7, 1, "a"));

        try (Bot bot = new Bot(inbox, api)) {
            SOON.until(() -> bot.health().detail().code().equals("bot-bad"));
            SOON.until(() -> inbox.kept.size() == 1);

            SOON.until(() -> bot.health().detail().code().equals("bot-good"));
        }
    }

    @Test
    void doesNotReadAnEndlessAnswer() {
        api.next.add(BotApi.Answer.of(200, "{\"ok\":true,\"result\":[\"" + "x".repeat(17 << 20) + "\"]}"));

        try (Bot bot = new Bot(inbox, api)) {
            SOON.until(() -> bot.health().detail().toString().contains("is longer than"));

            assertThat(inbox.kept).isEmpty();
        }
    }

    @Test
    void saysThatTheTokenIsRefused() {
        api.tokenKnown = false;

        try (Bot bot = new Bot(inbox, api)) {
            SOON.until(() -> !bot.health().up());

            assertThat(bot.health().detail().code()).isEqualTo("bot-refused");
        }
    }

    @Test
    void tellsAWebhookFromARival() {
        api.next.add(
                BotApi.Answer.refused(
                        409,
                        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"));
        try (Bot bot = new Bot(inbox, api)) {
            SOON.until(() -> bot.health().detail().code().equals("bot-webhook"));
            assertThat(bot.health().up()).isFalse();
        }
        api.next.add(BotApi.Answer.refused(409, "Conflict: terminated by other getUpdates request"));
        try (Bot bot = new Bot(inbox, api)) {
            SOON.until(() -> bot.health().detail().code().equals("bot-rival"));
        }
    }

    @Test
    void waitsAsLongAsTelegramAsks() {
        api.next.add(
                BotApi.Answer.of(
                        429,
                        "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests: retry after 3000\",\"parameters\":{\"retry_after\":3000}}"));
        api.give(5, Updates.text(5, 7, 1, "a"));

        try (Bot bot = new Bot(inbox, api)) {
            SOON.until(() -> bot.health().detail().toString().equals("bot-slowed[@probe_bot, 3000]"));

            assertThat(inbox.kept).isEmpty();
        }
    }

    @Test
    void refusesAnInboxInShadowMode() {
        assertThatThrownBy(() ->
                        new Bot(inbox, Map.of("baseUrl", api.url()), Map.of("inlet.inbox.telegram.mode", "shadow")))
                .hasStackTraceContaining("an update that was read is gone for every other program");
    }

    @Test
    void nobodySeesTheTokenWhateverGoesWrong() throws Exception {
        try (Logs logs = new Logs()) {
            api.tokenKnown = false;
            try (Bot bot = new Bot(inbox, api)) {
                SOON.until(() -> !bot.health().up());
                assertThat(bot.health().detail().toString()).doesNotContain("nobody-may-see");
                assertThat(bot.context.getEndpoints().toString()).doesNotContain("nobody-may-see");
            }
            api.tokenKnown = true;
            api.next.add(BotApi.Answer.of(500, "echo " + BotApi.TOKEN));
            try (Bot bot = new Bot(inbox, api)) {
                SOON.until(() -> bot.health().detail().code().equals("bot-bad"));
                assertThat(bot.health().detail().toString()).doesNotContain("nobody-may-see");
            }
            String gone = api.url();
            api.close();
            try (Bot bot = new Bot(inbox, Map.of("baseUrl", gone, "timeout", "1s"), Map.of())) {
                SOON.until(() -> bot.health().detail().code().equals("bot-bad"));
                assertThat(bot.health().detail().toString()).doesNotContain("nobody-may-see");
            }
            assertThat(logs.all()).isNotEmpty().noneMatch(line -> line.contains("nobody-may-see"));
        }
    }
}

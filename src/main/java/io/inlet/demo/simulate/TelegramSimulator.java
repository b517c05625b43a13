package io.inlet.demo.simulate;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.inlet.channel.telegram.Envelope;
import io.inlet.message.MalformedMessageException;
import io.inlet.settings.Secret;
import io.inlet.settings.Settings;
import io.inlet.settings.TelegramSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Telegram at the webhook door, and what a person writes to a bot. */
final class TelegramSimulator implements Simulator {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String EDIT = "edit:";
    private static final String AGAIN = "again:";

    /** Texts in their order; an edit is of the message before it, and {@code again:} tells the update before once more. */
    private static final Map<String, List<String>> SCENARIOS = scenarioTexts();

    private static Map<String, List<String>> scenarioTexts() {
        Map<String, List<String>> scenarios = new LinkedHashMap<>();
        scenarios.put("three-messages", List.of("Здравствуйте", "есть вопрос", "Не могу войти в личный кабинет"));
        scenarios.put("edit", List.of("Заказ 1244 не пришёл", EDIT + "Заказ 1245 не пришёл"));
        scenarios.put("repeated", List.of("Не печатает принтер", AGAIN));
        scenarios.put("urgent", List.of("Срочно! Не работает касса"));
        scenarios.put("thumbs-up", List.of("👍"));
        return scenarios;
    }

    @Override
    public String channel() {
        return "telegram";
    }

    @Override
    public List<String> providers() {
        return List.of("telegram");
    }

    @Override
    public List<String> scenarios() {
        return List.copyOf(SCENARIOS.keySet());
    }

    @Override
    public String usualInbox() {
        return "telegram";
    }

    @Override
    public List<Step> play(Settings settings, String provider, String scenario, String inbox) throws NotSetUpException {
        String bot = settings.names(TelegramSettings.TOKEN).stream()
                .filter(suffix ->
                        settings.get(TelegramSettings.INBOX.of(suffix)).equals(inbox))
                .findFirst()
                .orElseThrow(() -> new NotSetUpException("inlet.telegram.token"));
        Secret secret = settings.find(TelegramSettings.WEBHOOK_SECRET.of(bot))
                .orElseThrow(() -> new NotSetUpException(
                        TelegramSettings.WEBHOOK_SECRET.of(bot).key()));
        if (!settings.get(TelegramSettings.WEBHOOK_ENABLED)) {
            throw new NotSetUpException(TelegramSettings.WEBHOOK_ENABLED.key());
        }
        String token = settings.get(TelegramSettings.TOKEN.of(bot)).reveal();
        String path = "/in/telegram/" + inbox;
        List<Step> steps = new ArrayList<>();
        for (ObjectNode update : updates(SCENARIOS.get(scenario))) {
            String body = update.toString();
            steps.add(new Step(
                    update.has("edited_message") ? "edited_message" : "message",
                    path,
                    path,
                    Map.of(
                            "Content-Type",
                            "application/json",
                            "X-Telegram-Bot-Api-Secret-Token",
                            secret.reveal().strip()),
                    body,
                    sourceKey(token.substring(0, token.indexOf(':')), update, body),
                    Duration.ZERO));
        }
        return steps;
    }

    /** A person and numbers of their own each time, of the range that Telegram gives to nobody yet. */
    private static List<ObjectNode> updates(List<String> texts) {
        long person = ThreadLocalRandom.current().nextLong(4_000_000_000_000L, 4_500_000_000_000L);
        long number = person % 100_000_000 * 10;
        List<ObjectNode> updates = new ArrayList<>();
        int message = 0;
        for (String text : texts) {
            if (text.equals(AGAIN)) {
                updates.add(updates.get(updates.size() - 1));
                continue;
            }
            boolean edit = text.startsWith(EDIT);
            message += edit ? 0 : 1;
            long now = Instant.now().getEpochSecond();
            ObjectNode update = JSON.createObjectNode().put("update_id", number + updates.size());
            ObjectNode said = update.putObject(edit ? "edited_message" : "message")
                    .put("message_id", message)
                    .put("date", now)
                    .put("text", edit ? text.substring(EDIT.length()) : text);
            if (edit) {
                said.put("edit_date", now + 1);
            }
            said.putObject("chat").put("id", person).put("type", "private").put("first_name", "Анна");
            said.putObject("from")
                    .put("id", person)
                    .put("is_bot", false)
                    .put("first_name", "Анна")
                    .put("language_code", "ru");
            updates.add(update);
        }
        return updates;
    }

    private static String sourceKey(String bot, ObjectNode update, String body) {
        try {
            return bot + ":" + update.path("update_id").asText() + ":"
                    + Envelope.of(body.getBytes(StandardCharsets.UTF_8)).key();
        } catch (MalformedMessageException impossible) {
            throw new IllegalStateException("an update of our own cannot be read", impossible);
        }
    }
}

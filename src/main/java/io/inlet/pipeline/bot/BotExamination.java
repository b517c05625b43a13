package io.inlet.pipeline.bot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.inlet.pipeline.Credentials;
import io.inlet.pipeline.vital.Finding;
import io.inlet.settings.Settings;
import io.inlet.settings.TelegramSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Asks Telegram who each bot is that polls or has a door, and whether a webhook stands in the way; takes no update. */
public final class BotExamination {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Settings settings;

    public BotExamination(Settings settings) {
        this.settings = settings;
    }

    public List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        for (BotAccount account : BotAccount.all(settings)) {
            String suffix = account.name().substring("telegram".length());
            boolean polled = settings.get(TelegramSettings.ENABLED.of(suffix));
            boolean pushed = settings.get(TelegramSettings.WEBHOOK_ENABLED)
                    && settings.find(TelegramSettings.WEBHOOK_SECRET.of(suffix)).isPresent();
            if (polled || pushed) {
                findings.add(examine(account, polled));
            }
        }
        return findings;
    }

    /** A Bot API server of one's own may not know the question; then nothing is said of webhooks. */
    private static JsonNode hook(BotClient client) throws IOException, InterruptedException {
        try {
            return client.result("getWebhookInfo", BotClient.parameters(), PATIENCE);
        } catch (BotRefusal unknownMethod) {
            return MissingNode.getInstance();
        }
    }

    private Finding examine(BotAccount account, boolean polled) {
        String part = "bot:" + account.name();
        BotClient client = new BotClient(account, Credentials.of(settings));
        String where = account.baseUrl().getHost();
        try {
            String name = client.result("getMe", BotClient.parameters(), PATIENCE)
                    .path("username")
                    .asText();
            JsonNode hook = hook(client);
            boolean hooked = !hook.path("url").asText().isEmpty();
            String error = hook.path("last_error_message").asText();
            if (hooked && polled) {
                return Finding.fault(part, "bot-webhook", "@" + name);
            }
            if (!hooked && !polled && !hook.isMissingNode()) {
                return Finding.fault(part, "bot-no-webhook", "@" + name);
            }
            return hooked && !error.isEmpty()
                    ? Finding.fault(part, "bot-webhook-fails", "@" + name, error)
                    : Finding.fine(part, "bot-fine", "@" + name);
        } catch (BotRefusal refusal) {
            return refusal.isUnknownToken()
                    ? Finding.fault(part, "bot-token", account.tokenSetting())
                    : Finding.fault(part, "unreachable", where, client.say(refusal));
        } catch (IOException | RuntimeException failure) {
            return Finding.fault(part, "unreachable", where, client.say(failure));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Finding.fault(part, "unreachable", where, "interrupted");
        }
    }
}

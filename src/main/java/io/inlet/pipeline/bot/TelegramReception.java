package io.inlet.pipeline.bot;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.inlet.message.Arrival;
import io.inlet.pipeline.Credentials;
import io.inlet.pipeline.DoorAnswer;
import io.inlet.pipeline.DoorRequest;
import io.inlet.pipeline.Reception;
import io.inlet.pipeline.RefusedException;
import io.inlet.pipeline.Visit;
import io.inlet.pipeline.door.Problems;
import io.inlet.settings.Inboxes;
import io.inlet.settings.Secret;
import io.inlet.settings.Settings;
import io.inlet.settings.TelegramSettings;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The door for webhooks. There is no signature: whoever shows the bot's secret token is Telegram (core.telegram.org/bots/api, setWebhook).
 * A bot without such a secret is never let in, and what was let in is kept whatever it holds.
 */
public final class TelegramReception implements Reception {
    private static final String SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token";

    private final Map<String, Bot> byInbox = new HashMap<>();
    private final Credentials credentials;

    private record Bot(BotAccount account, BotClient client, UpdateIntake intake) {}

    public TelegramReception(Settings settings, Clock clock) {
        this.credentials = Credentials.of(settings);
        UrgentWords urgent =
                new UrgentWords(settings.find(TelegramSettings.URGENT_WORDS).orElse(""));
        for (BotAccount account : BotAccount.all(settings)) {
            if (credentials.find(account.webhookSecretSetting()).isPresent()) {
                byInbox.put(
                        account.inbox(),
                        new Bot(
                                account,
                                new BotClient(account, credentials),
                                new UpdateIntake(account, Inboxes.of(settings).get(account.inbox()), urgent, clock)));
            }
        }
    }

    @Override
    public String channel() {
        return UpdateIntake.CHANNEL;
    }

    @Override
    public Arrival admit(DoorRequest request) throws RefusedException, IOException {
        Bot bot = byInbox.get(request.parameters().get("inbox"));
        if (bot == null || !shows(request, bot)) {
            throw new RefusedException(
                    "a caller did not show the secret of " + request.path(),
                    Problems.of(401, "unauthorized", request.language()));
        }
        try (InputStream in = request.content().open()) {
            return bot.intake().arrival(bot.client().botId(), in.readAllBytes());
        }
    }

    @Override
    public boolean isSigned() {
        return true;
    }

    @Override
    public boolean comesAgain(DoorRequest request) {
        return true;
    }

    @Override
    public DoorAnswer later(DoorRequest request, Duration wait) {
        return Problems.later(request.language(), wait);
    }

    /** Empty: a body with a method in it would be taken as a call of the Bot API. */
    @Override
    public DoorAnswer answer(Visit visit) {
        return new DoorAnswer(200, null, List.of(), new byte[0]);
    }

    private boolean shows(DoorRequest request, Bot bot) {
        String shown = request.header(SECRET_HEADER);
        Secret secret = credentials.find(bot.account().webhookSecretSetting()).orElseThrow();
        return shown != null
                && MessageDigest.isEqual(
                        shown.getBytes(UTF_8), secret.reveal().strip().getBytes(UTF_8));
    }
}

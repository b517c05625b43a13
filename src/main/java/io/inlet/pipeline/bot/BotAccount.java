package io.inlet.pipeline.bot;

import io.inlet.settings.Settings;
import io.inlet.settings.TelegramSettings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One bot as it was set; holds no secret.
 *
 * @param name of its route, such as {@code telegram-sales}
 * @param tokenSetting the name of the setting that holds the token
 * @param proxy an HTTP proxy, or null
 * @param timeout how long Telegram may hold its answer
 */
record BotAccount(
        String name,
        String tokenSetting,
        String inbox,
        URI baseUrl,
        URI proxy,
        Duration timeout,
        Duration settle,
        Duration settleMost) {
    /** All bots that have a token. */
    static List<BotAccount> all(Settings settings) {
        Set<String> suffixes = new TreeSet<>(settings.names(TelegramSettings.TOKEN));
        List<BotAccount> all = new ArrayList<>();
        for (String suffix : suffixes) {
            all.add(new BotAccount(
                    "telegram" + suffix,
                    TelegramSettings.TOKEN.of(suffix).key(),
                    settings.get(TelegramSettings.INBOX.of(suffix)),
                    URI.create(settings.get(TelegramSettings.BASE_URL.of(suffix))),
                    settings.find(TelegramSettings.PROXY.of(suffix))
                            .map(URI::create)
                            .orElse(null),
                    settings.get(TelegramSettings.TIMEOUT.of(suffix)),
                    settings.get(TelegramSettings.SETTLE.of(suffix)),
                    settings.get(TelegramSettings.SETTLE_MOST.of(suffix))));
        }
        return all;
    }

    /** The setting of what Telegram shows at the door. */
    String webhookSecretSetting() {
        return "inlet." + name + ".webhook-secret";
    }
}

package io.inlet.settings;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Telegram bots. {@code *} is what follows {@code telegram} in the name of the route: nothing in {@code routes/telegram.camel.yaml}, {@code
 * -sales} in {@code routes/telegram-sales.camel.yaml}.
 */
public final class TelegramSettings {
    /** The bot's number, a colon, and its key (core.telegram.org/bots/api, Authorizing your bot). */
    private static final Pattern TOKEN_FORM = Pattern.compile("[0-9]{1,16}:[A-Za-z0-9_-]{20,100}");
    /** Telegram takes 1 to 256 of these (core.telegram.org/bots/api, setWebhook); what is short can be guessed. */
    private static final Pattern WEBHOOK_SECRET_FORM = Pattern.compile("[A-Za-z0-9_-]{16,256}");

    public static final Setting<Boolean> ENABLED = Setting.flag("inlet.telegram*.enabled", "false");
    public static final Setting<Secret> TOKEN = Setting.secret("inlet.telegram*.token", "bot-token", TOKEN_FORM);
    public static final Setting<String> INBOX = Setting.text("inlet.telegram*.inbox", "telegram");
    /** Where the Bot API is: Telegram's own, or a Bot API server of one's own. */
    public static final Setting<String> BASE_URL =
            Setting.url("inlet.telegram*.base-url", "https://", "http://").or("https://api.telegram.org");

    /** Says twice that the token may travel unprotected: for {@code http://} and a host other than loopback. */
    public static final Setting<Boolean> ALLOW_PLAIN = Setting.flag("inlet.telegram*.allow-plain", "false");
    /** An HTTP proxy; https goes through it by CONNECT. */
    public static final Setting<String> PROXY = Setting.url("inlet.telegram*.proxy", "http://");
    /** How long Telegram may hold its answer while there is nothing new. */
    public static final Setting<Duration> TIMEOUT = Setting.duration("inlet.telegram*.timeout", "25s");
    /** What follows within this time is one message with what was said before. */
    public static final Setting<Duration> SETTLE = Setting.duration("inlet.telegram*.settle", "6s");
    /** However much follows, the first piece waits no longer. */
    public static final Setting<Duration> SETTLE_MOST = Setting.duration("inlet.telegram*.settle-most", "30s");
    /** What Telegram shows at our door; the bot's updates come there once setWebhook was told so. */
    public static final Setting<Secret> WEBHOOK_SECRET =
            Setting.secret("inlet.telegram*.webhook-secret", "webhook-secret", WEBHOOK_SECRET_FORM);

    /** The door {@code /in/telegram/}: for all bots that have a webhook-secret. */
    public static final Setting<Boolean> WEBHOOK_ENABLED = Setting.flag("inlet.telegram.webhook.enabled", "false");
    /** Words and phrases, separated by commas, that are not kept waiting; {@code *} stands for the rest of a word. */
    public static final Setting<String> URGENT_WORDS = Setting.text(
            "inlet.chat.urgent-words",
            "срочн*, авари*, пожар*, горит, дымит, искрит, затоп*, прорвал*, утечк*, запах газа, sos, urgent*,"
                    + " emergency, asap, fire, smoke, flood*, gas leak");

    static final List<Setting<?>> ALL = List.of(
            ENABLED,
            TOKEN,
            INBOX,
            BASE_URL,
            ALLOW_PLAIN,
            PROXY,
            TIMEOUT,
            SETTLE,
            SETTLE_MOST,
            WEBHOOK_SECRET,
            WEBHOOK_ENABLED,
            URGENT_WORDS);

    private TelegramSettings() {}
}

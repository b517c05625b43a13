package io.inlet.settings;

import java.time.Duration;
import java.util.List;

/** Whom the gateway tells when it needs a person; docs/runbook.md has the codes. */
public final class AlarmSettings {
    /** Signed as all webhooks of Inlet. */
    public static final Setting<String> WEBHOOK_URL = Setting.url("inlet.alarm.webhook.url", "https://", "http://");

    public static final Setting<Secret> WEBHOOK_SECRET = Setting.secret("inlet.alarm.webhook.secret");
    /** Sent through the mail server of {@code inlet.reply.email}. */
    public static final Setting<String> EMAIL_TO = Setting.address("inlet.alarm.email.to");
    /** What ends sooner is not told, and what comes back sooner is not told as recovered. */
    public static final Setting<Duration> DELAY = Setting.duration("inlet.alarm.delay", "1m");

    public static final Setting<Language> LANGUAGE = Setting.choice("inlet.alarm.language", Language.class, "en");

    /** What alarms are written in. */
    public enum Language {
        EN,
        RU
    }

    static final List<Setting<?>> ALL = List.of(WEBHOOK_URL, WEBHOOK_SECRET, EMAIL_TO, DELAY, LANGUAGE);

    private AlarmSettings() {}
}

package io.inlet.settings;

import java.time.Duration;
import java.util.List;

/**
 * Call centres that tell of their calls. {@code *} is what follows {@code phone} in the name of the source, which is the inbox as well:
 * nothing for {@code phone}, {@code -sales} for {@code phone-sales}.
 */
public final class PhoneSettings {
    public static final Setting<Boolean> ENABLED = Setting.flag("inlet.phone*.enabled", "false");
    public static final Setting<Provider> PROVIDER = Setting.choice("inlet.phone*.provider", Provider.class, "generic");
    /** Signing keys of generic, tokens of zammad-cti; several, separated by blanks, while one is being replaced. */
    public static final Setting<Secret> SECRET = Setting.secret("inlet.phone*.secret", 16);

    public static final Setting<Answered> ANSWERED = Setting.choice("inlet.phone*.answered", Answered.class, "open");
    /** How long a call that only began waits for its further events. */
    public static final Setting<Duration> UNFINISHED = Setting.duration("inlet.phone*.unfinished", "10m");
    /** How long an event that ends the waiting waits for those that it has overtaken. */
    public static final Setting<Duration> SETTLE = Setting.duration("inlet.phone*.settle", "3s");

    public static final Setting<Language> LANGUAGE = Setting.choice("inlet.phone*.language", Language.class, "ru");

    /** Whose form the events have. */
    public enum Provider {
        GENERIC,
        ZAMMAD_CTI;

        /** As it stands in settings and paths. */
        public String word() {
            return this == GENERIC ? "generic" : "zammad-cti";
        }
    }

    /** What an answered incoming call does: joins the caller's open ticket and else opens one, or only joins, or nothing. */
    public enum Answered {
        OPEN,
        APPEND,
        IGNORE
    }

    /** In which language the tickets of calls are written. */
    public enum Language {
        RU,
        EN
    }

    static final List<Setting<?>> ALL = List.of(ENABLED, PROVIDER, SECRET, ANSWERED, UNFINISHED, SETTLE, LANGUAGE);

    private PhoneSettings() {}
}

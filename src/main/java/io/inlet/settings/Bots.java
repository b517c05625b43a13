package io.inlet.settings;

import io.inlet.message.Mode;
import io.inlet.settings.SettingsLoader.Written;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What makes no sense, or no safe sense, together in the settings of the bots that are in use. */
final class Bots {
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?(::1|0:0:0:0:0:0:0:1)]?");
    /** tdlib/telegram-bot-api, LONG_POLL_MAX_TIMEOUT. */
    private static final Duration LONGEST_POLL = Duration.ofSeconds(50);

    private final Settings settings;
    private final Map<String, Written> written;
    private final Problems problems;
    private final Map<String, String> inboxes = new HashMap<>();
    private final Map<String, String> polled = new HashMap<>();

    Bots(Settings settings, Map<String, Written> written, Problems problems) {
        this.settings = settings;
        this.written = written;
        this.problems = problems;
    }

    void check() {
        Set<String> names = new TreeSet<>(settings.names(TelegramSettings.ENABLED));
        names.addAll(settings.names(TelegramSettings.WEBHOOK_SECRET));
        names.stream().filter(name -> isPolled(name) || isPushed(name)).forEach(this::check);
        Setting<Boolean> door = TelegramSettings.WEBHOOK_ENABLED;
        if (settings.get(door) && names.stream().noneMatch(this::isPushed)) {
            problem(
                    door,
                    door,
                    "bot.no-secret",
                    TelegramSettings.WEBHOOK_SECRET.of("").key());
        }
    }

    private boolean isPolled(String name) {
        return settings.get(TelegramSettings.ENABLED.of(name));
    }

    private boolean isPushed(String name) {
        return settings.find(TelegramSettings.WEBHOOK_SECRET.of(name)).isPresent();
    }

    private void check(String name) {
        Setting<?> first =
                isPolled(name) ? TelegramSettings.ENABLED.of(name) : TelegramSettings.WEBHOOK_SECRET.of(name);
        String inbox = settings.get(TelegramSettings.INBOX.of(name));
        String other = inboxes.putIfAbsent(inbox, "inlet.telegram" + name);
        if (other != null) {
            problem(TelegramSettings.INBOX.of(name), first, "bot.same-inbox", inbox, other);
        }
        URI base = URI.create(settings.get(TelegramSettings.BASE_URL.of(name)));
        if (base.getScheme().equals("http")
                && !settings.get(TelegramSettings.ALLOW_PLAIN.of(name))
                && !LOOPBACK.matcher(String.valueOf(base.getHost())).matches()) {
            problem(
                    TelegramSettings.BASE_URL.of(name),
                    first,
                    "bot.plain",
                    String.valueOf(base.getHost()),
                    TelegramSettings.ALLOW_PLAIN.of(name).key());
        }
        if (settings.get(TelegramSettings.SETTLE.of(name))
                        .compareTo(settings.get(TelegramSettings.SETTLE_MOST.of(name)))
                > 0) {
            problem(
                    TelegramSettings.SETTLE.of(name),
                    first,
                    "bot.settle",
                    TelegramSettings.SETTLE_MOST.of(name).key());
        }
        if (isPolled(name)) {
            checkPolled(name, inbox, first);
        }
    }

    private void checkPolled(String name, String inbox, Setting<?> first) {
        if (settings.get(InboxSettings.MODE.of(inbox)) == Mode.SHADOW) {
            problem(first, first, "bot.shadow", InboxSettings.MODE.of(inbox).key());
        }
        Duration timeout = settings.get(TelegramSettings.TIMEOUT.of(name));
        if (timeout.compareTo(Duration.ofSeconds(1)) < 0 || timeout.compareTo(LONGEST_POLL) > 0) {
            problem(TelegramSettings.TIMEOUT.of(name), first, "bot.timeout");
        }
        settings.find(TelegramSettings.TOKEN.of(name)).ifPresent(token -> {
            String bot = token.reveal().substring(0, token.reveal().indexOf(':'));
            String other = polled.putIfAbsent(bot, "inlet.telegram" + name);
            if (other != null) {
                problem(TelegramSettings.TOKEN.of(name), first, "bot.same-bot", other);
            }
        });
    }

    /** @param first what turned the bot on, for what is not written itself */
    private void problem(Setting<?> setting, Setting<?> first, String text, String... further) {
        Written place = written.getOrDefault(setting.key(), written.get(first.key()));
        Object[] arguments = new Object[further.length + 1];
        arguments[0] = setting.key();
        System.arraycopy(further, 0, arguments, 1, further.length);
        problems.add(place.file(), place.line(), text, arguments);
    }
}

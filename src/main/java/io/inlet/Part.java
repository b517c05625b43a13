package io.inlet;

import io.inlet.channel.web.Form;
import io.inlet.dispatch.TargetConfig;
import io.inlet.settings.EmailSettings;
import io.inlet.settings.LineSettings;
import io.inlet.settings.PhoneSettings;
import io.inlet.settings.PhoneSource;
import io.inlet.settings.Settings;
import io.inlet.settings.TelegramSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A channel or target as {@code run} shows it.
 *
 * @param why the setting that decides, or where it reads from
 */
public record Part(String name, boolean on, String why) {
    /** Before the names of the operator's own targets. */
    static final String TARGET = "target ";

    static List<Part> of(Settings settings, Configuration configuration) {
        List<Part> parts = new ArrayList<>();
        Set<String> mailboxes = new TreeSet<>(settings.names(EmailSettings.ENABLED));
        mailboxes.add("");
        for (String suffix : mailboxes) {
            boolean on = settings.get(EmailSettings.ENABLED.of(suffix));
            parts.add(new Part(
                    "email" + suffix,
                    on,
                    on
                            ? settings.find(EmailSettings.USER.of(suffix)).orElse("") + ", "
                                    + settings.find(EmailSettings.HOST.of(suffix))
                                            .orElse("")
                            : "inlet.email" + suffix + ".enabled=false"));
        }
        parts.addAll(bots(settings));
        boolean web = settings.get(LineSettings.WEB_ENABLED);
        parts.add(new Part(
                "web",
                web,
                web
                        ? configuration.forms().all().stream().map(Form::id).collect(Collectors.joining(", "))
                        : "inlet.web.enabled=false"));
        for (PhoneSource source : PhoneSource.all(settings)) {
            parts.add(new Part(
                    source.name(),
                    source.enabled(),
                    source.enabled()
                            ? "/in/phone/" + source.provider().word() + "/" + source.name()
                            : source.key(PhoneSettings.ENABLED) + "=false"));
        }
        for (TargetConfig reply : configuration.replies().all()) {
            parts.add(new Part(
                    reply.name(),
                    reply.enabled(),
                    reply.enabled()
                            ? reply.url().getHost()
                            : "inlet." + reply.name().replaceFirst("-", ".") + ".enabled=false"));
        }
        for (TargetConfig target : configuration.targets().all()) {
            parts.add(new Part(
                    TARGET + target.name(),
                    target.enabled(),
                    target.enabled() ? target.url().getHost() : "enabled: false, config/targets.yaml"));
        }
        return parts;
    }

    private static List<Part> bots(Settings settings) {
        boolean door = settings.get(TelegramSettings.WEBHOOK_ENABLED);
        Set<String> names = new TreeSet<>(settings.names(TelegramSettings.ENABLED));
        names.addAll(settings.names(TelegramSettings.WEBHOOK_SECRET));
        names.add("");
        return names.stream()
                .map(name -> {
                    boolean polled = settings.get(TelegramSettings.ENABLED.of(name));
                    boolean pushed = door
                            && settings.find(TelegramSettings.WEBHOOK_SECRET.of(name))
                                    .isPresent();
                    String inbox = settings.get(TelegramSettings.INBOX.of(name));
                    return new Part(
                            "telegram" + name,
                            polled || pushed,
                            polled
                                    ? settings.get(TelegramSettings.BASE_URL.of(name)) + ", " + inbox
                                    : pushed ? "/in/telegram/" + inbox : "inlet.telegram" + name + ".enabled=false");
                })
                .toList();
    }
}

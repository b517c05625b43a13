package io.inlet;

import io.inlet.alarm.AlarmFile;
import io.inlet.alarm.AlarmPost;
import io.inlet.alarm.AlarmWatch;
import io.inlet.alarm.AlarmWords;
import io.inlet.console.Management;
import io.inlet.console.Reasons;
import io.inlet.dispatch.TargetConfig;
import io.inlet.dispatch.Targets;
import io.inlet.dispatch.Transport;
import io.inlet.settings.AlarmSettings;
import io.inlet.settings.ReplySettings;
import io.inlet.settings.Settings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

/** Whom alarms are told to, and through what. */
final class AlarmWiring {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final double UNHURRIED = 1;

    private final Home home;
    private final Settings settings;
    private final Configuration configuration;
    private final Transport transport;
    private final Clock clock;

    AlarmWiring(Home home, Settings settings, Configuration configuration, Transport transport, Clock clock) {
        this.home = home;
        this.settings = settings;
        this.configuration = configuration;
        this.transport = transport;
        this.clock = clock;
    }

    AlarmWatch start(Management management) {
        Locale language = Locale.forLanguageTag(
                settings.get(AlarmSettings.LANGUAGE).name().toLowerCase(Locale.ROOT));
        AlarmPost post = new AlarmPost(
                transport,
                webhook(),
                mail(),
                new AlarmWords(language),
                reason -> Reasons.words(reason, language),
                clock);
        AlarmFile file = new AlarmFile(home.data(settings).resolve("alarms"));
        return AlarmWatch.start(management::alarms, settings.get(AlarmSettings.DELAY), file, post, clock);
    }

    private TargetConfig webhook() {
        return settings.find(AlarmSettings.WEBHOOK_URL)
                .map(url -> new TargetConfig(
                        "alarm_webhook", // a name that no target of the file can have
                        "webhook",
                        URI.create(url),
                        settings.find(AlarmSettings.WEBHOOK_SECRET).orElseThrow(),
                        true,
                        true,
                        CONNECT,
                        ANSWER,
                        ANSWER,
                        UNHURRIED,
                        1))
                .orElse(null);
    }

    private AlarmPost.Mail mail() {
        return settings.find(AlarmSettings.EMAIL_TO)
                .flatMap(to -> configuration
                        .everyTarget()
                        .find(Targets.REPLY_PREFIX + "email")
                        .map(through -> new AlarmPost.Mail(
                                through,
                                settings.find(ReplySettings.EMAIL_FROM.of("")).orElseThrow(),
                                to)))
                .orElse(null);
    }
}

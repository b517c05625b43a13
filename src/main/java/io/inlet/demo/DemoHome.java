package io.inlet.demo;

import io.inlet.Distribution;
import io.inlet.settings.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The demonstration's own home: what is shipped, a second mailbox made as an operator would make one, a target on loopback. Written anew at
 * each start but for {@code data/}, so that it always shows the present program.
 */
final class DemoHome {
    static final Secret SECRET = new Secret("whsec_aW5sZXQtZGVtby1zaWduaW5nLWtleS0wMTIzNDU2Nzg5");

    static final Secret BOT_TOKEN = new Secret("7000000:demo-0123456789abcdefghijklmn");
    static final Secret TRACKER_TOKEN = new Secret("1-27-00112233445566778899aabbccddeeff");

    /** Pieces and late events are waited for only shortly, so that the demonstration is short. */
    private static final String SETTLE = "1s";

    private DemoHome() {}

    static void write(Path home, Distribution shipped) throws IOException {
        for (String folder : new String[] {"config", "routes", "connectors"}) {
            delete(home.resolve(folder));
        }
        shipped.copyTo(home, "config", "routes", "connectors");
        shipped.copyRoute(home, "email", "email-sales");
        Files.writeString(home.resolve("config/application.properties"), "", StandardCharsets.UTF_8);
    }

    /** Tells both desks of every ticket. */
    static void writeTargets(Path home, StandIns around) throws IOException {
        Files.writeString(
                home.resolve("config/targets.yaml"),
                """
                targets:
                  desk:
                    type: webhook
                    url: %s
                    enabled: true
                    allow-private: true
                    connect-timeout: 2s
                    response-timeout: 5s
                  tracker:
                    type: request-tracker
                    url: %s
                    enabled: true
                    allow-private: true
                    connect-timeout: 2s
                    response-timeout: 5s
                    queue: Support
                    external-id-field: InletId
                    fields: {InletNumber: number, Channel: channel}
                    poll: 1s
                """.formatted(around.desk().url(), around.tracker().url()),
                StandardCharsets.UTF_8);
        Path rules = home.resolve("config/rules.yaml");
        Files.writeString(rules, Files.readString(rules).replace("targets: [desk]", "targets: [desk, tracker]"));
    }

    /** For the commands beside the demonstration: they read what a home says. */
    static void writeSettings(Path home, Map<String, String> settings) throws IOException {
        String lines = settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                .collect(Collectors.joining());
        Files.writeString(home.resolve("config/application.properties"), lines, StandardCharsets.UTF_8);
    }

    /** The settings of the stand-ins; the passwords are theirs alone. */
    static Map<String, String> settings(StandIns around, int httpPort, int managementPort) {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "inlet.http.port",
                String.valueOf(httpPort),
                "inlet.http.bind",
                "127.0.0.1",
                "inlet.management.port",
                String.valueOf(managementPort),
                "inlet.web.enabled",
                "true",
                "inlet.inbox.sales.brand",
                "main",
                "inlet.target.desk.secret",
                SECRET.reveal(),
                "inlet.target.tracker.secret",
                TRACKER_TOKEN.reveal()));
        settings.put("inlet.telegram.enabled", "true");
        settings.put("inlet.telegram.token", BOT_TOKEN.reveal());
        settings.put("inlet.telegram.base-url", around.bot().url().toString());
        settings.put("inlet.telegram.settle", SETTLE);
        settings.put("inlet.phone.enabled", "true");
        settings.put("inlet.phone.secret", SECRET.reveal());
        settings.put("inlet.phone.settle", SETTLE);
        mailbox(settings, "email", SampleMail.SUPPORT, around.office().imapPort());
        mailbox(settings, "email-sales", SampleMail.SALES, around.office().imapPort());
        answers(settings, around.customers().port());
        return settings;
    }

    /** Customers are answered through the channel that they used; their mail server asks nobody for a password. */
    private static void answers(Map<String, String> settings, int smtpPort) {
        settings.put("inlet.reply.telegram.enabled", "true");
        settings.put("inlet.files.timeout", "10s");
        settings.put("inlet.acknowledgement.age", "36500d"); // the sample mails are always of the same day
        for (String route : new String[] {"email", "email-sales"}) {
            String prefix = "inlet.reply." + route + ".";
            settings.put(prefix + "enabled", "true");
            settings.put(prefix + "host", "127.0.0.1");
            settings.put(prefix + "port", String.valueOf(smtpPort));
            settings.put(prefix + "security", "none");
            settings.put(
                    prefix + "from", MailOffice.address(route.equals("email") ? SampleMail.SUPPORT : SampleMail.SALES));
        }
    }

    private static void mailbox(Map<String, String> settings, String route, String account, int port) {
        String prefix = "inlet." + route + ".";
        settings.put(prefix + "enabled", "true");
        settings.put(prefix + "host", "127.0.0.1");
        settings.put(prefix + "port", String.valueOf(port));
        settings.put(prefix + "security", "none");
        settings.put(prefix + "user", account);
        settings.put(prefix + "password", MailOffice.PASSWORD);
        settings.put(prefix + "inbox", account);
        settings.put(prefix + "done-folder", "Done");
        settings.put(prefix + "interval", "1s");
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}

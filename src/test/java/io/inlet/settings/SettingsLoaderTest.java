package io.inlet.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsLoaderTest {
    @TempDir
    Path home;

    @Test
    void hasDefaultsWithoutFileAndEnvironment() {
        Settings settings = SettingsLoader.load(home, Map.of());

        assertThat(settings.get(HttpSettings.PORT)).isEqualTo(8080);
        assertThat(settings.get(HttpSettings.MANAGEMENT_BIND)).isEqualTo("127.0.0.1");
        assertThat(settings.get(LineSettings.WEB_ENABLED)).isTrue();
        assertThat(settings.get(EmailSettings.ENABLED.of(""))).isFalse();
        assertThat(settings.find(DatabaseSettings.URL)).isEmpty();
        assertThat(settings.asMap()).isEmpty();
    }

    @Test
    void everyDefaultFitsItsOwnSetting() {
        assertThat(Catalog.all())
                .filteredOn(setting -> setting.initial() != null)
                .allSatisfy(setting ->
                        assertThat(setting.parser().apply(setting.initial())).isNotNull());
    }

    @Test
    void takesEveryKeyFromFile() throws IOException {
        Map<String, String> changed = changed();
        write(String.join(
                "\n",
                changed.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .toList()));

        Settings settings = SettingsLoader.load(home, Map.of(), new Problems(Locale.ENGLISH));

        assertThat(settings.asMap()).isEqualTo(changed);
        assertThat(Catalog.all()).allSatisfy(setting -> assertThat(
                        settings.find(setting.of(nameFor(setting))).map(Object.class::cast))
                .as(setting.key())
                .isPresent()
                .isNotEqualTo(Settings.of(Map.of()).find(setting)));
    }

    @Test
    void takesEveryKeyFromEnvironment() {
        Map<String, String> changed = changed();
        Map<String, String> variables = new HashMap<>();
        changed.forEach((key, value) -> variables.put(VariableNames.of(key), value));

        Settings settings = SettingsLoader.load(home, variables, new Problems(Locale.ENGLISH));

        assertThat(settings.asMap()).isEqualTo(changed);
    }

    @Test
    void environmentWinsOverFile() throws IOException {
        write("inlet.http.port=1000\ninlet.inbox.support-desk.brand=first");

        Settings settings = SettingsLoader.load(
                home, Map.of("INLET_HTTP_PORT", "2000", "INLET_INBOX_SUPPORT_DESK_BRAND", "second", "PATH", "/bin"));

        assertThat(settings.get(HttpSettings.PORT)).isEqualTo(2000);
        assertThat(settings.get(InboxSettings.BRAND.of("support-desk"))).isEqualTo("second");
        assertThat(settings.names(InboxSettings.BRAND)).containsExactly("support-desk");
    }

    @Test
    void readsPropertiesSyntax() throws IOException {
        write("""
                \uFEFF# a comment
                ! another
                   inlet.email.user : Ирина\\u0021
                inlet.email.folder=A \\
                    B
                inlet.line.lease = 3m

                inlet.email-sales.password=a\\\\b=c:d #e
                """);

        Settings settings = SettingsLoader.load(home, Map.of());

        assertThat(settings.get(EmailSettings.USER.of(""))).isEqualTo("Ирина!");
        assertThat(settings.get(EmailSettings.FOLDER.of(""))).isEqualTo("A B");
        assertThat(settings.get(LineSettings.LEASE)).isEqualTo(Duration.ofMinutes(3));
        assertThat(settings.get(EmailSettings.PASSWORD.of("-sales")).reveal()).isEqualTo("a\\b=c:d #e");
    }

    @Test
    void saysEveryProblemAtOnceByFileAndLine() throws IOException {
        write("""
                inlet.http.prot=80
                inlet.http.bind=0.0.0.0
                inlet.http.bind=127.0.0.1
                inlet.http.in-flight=0
                inlet.web.enabled=yes
                inlet.email.enabled=true
                inlet.email.host=mail.example.org
                inlet.email-sales.usre=x
                inlet.email-done.folder=x
                inlet.http.limit=10
                just words
                inlet.email.folder=a\\b
                inlet.line.lease=5 minutes
                inlet.email.security=ssl
                camel.main.tracing=true
                inlet.database.url=jdbc:postgresql://db/inlet
                inlet.http.tls.key=key.pem
                inlet.http.public-url=http://me:pw1234@example.org
                inlet.http.trusted-proxies=
                inlet.management.bind=two words
                inlet.emailsales.host=x
                """);

        assertThat(problems(Map.of("INLET_HTTP_PROT", "1", "INLET_LINE_WORKERS", "none")))
                .containsExactly(
                        "config/application.properties:1: inlet.http.prot is not a setting. Did you mean inlet.http.port?",
                        "config/application.properties:3: inlet.http.bind is set twice, first in line 2; one of them must go.",
                        "config/application.properties:4: inlet.http.in-flight is '0'; it needs a whole number from 1 to 10000.",
                        "config/application.properties:5: inlet.web.enabled is 'yes'; it needs true or false.",
                        "config/application.properties:6: inlet.email.enabled is true; it needs inlet.email.user, inlet.email.password as well.",
                        "config/application.properties:8: inlet.email-sales.usre is not a setting. Did you mean inlet.email-sales.user?",
                        "config/application.properties:9: inlet.email-done.folder would be the variable INLET_EMAIL_DONE_FOLDER, which is read as inlet.email.done-folder; choose another name.",
                        "config/application.properties:10: inlet.http.limit is '10'; it needs a size with its unit, such as 512KB or 25MB.",
                        "config/application.properties:11: this line has no value; a line is 'name = value'.",
                        "config/application.properties:12: a backslash stands before a character that it does not change; write \\\\ for a backslash.",
                        "config/application.properties:13: inlet.line.lease is '5 minutes'; it needs a duration with its unit, such as 500ms, 30s, 5m, 2h or 30d.",
                        "config/application.properties:14: inlet.email.security is 'ssl'; it needs one of tls, starttls, none.",
                        "config/application.properties:15: camel.main.tracing is not a setting.",
                        "config/application.properties:16: inlet.database.url is set; it needs inlet.database.password as well.",
                        "config/application.properties:17: inlet.http.tls.key is set; it needs inlet.http.tls.certificate as well.",
                        "config/application.properties:17: inlet.http.tls.key: there is no readable PEM file key.pem; name one, absolute or from the home folder.",
                        "config/application.properties:18: inlet.http.public-url is 'http://me:[REDACTED]@example.org'; it needs a URL that begins with https://, http:// and has no user or password in it.",
                        "config/application.properties:20: inlet.management.bind is 'two words'; it needs a host name or address.",
                        "config/application.properties:21: inlet.emailsales.host is not a setting. Did you mean inlet.email-sales.host?",
                        "environment: INLET_HTTP_PROT is not a setting. Did you mean INLET_HTTP_PORT?",
                        "environment: inlet.line.workers is 'none'; it needs a whole number from 1 to 64.");
    }

    @Test
    void saysWhatMakesNoSenseTogetherInMailbox() throws IOException {
        write("""
                inlet.email.enabled=true
                inlet.email.host=mail.example.org
                inlet.email.user=u
                inlet.email.password=p
                inlet.email.security=none
                inlet.email.done-folder=INBOX
                inlet.email.delete-after=true
                inlet.email.since=yesterday
                inlet.email-b.enabled=true
                inlet.email-b.host=localhost
                inlet.email-b.user=u
                inlet.email-b.password=p
                inlet.email-b.security=none
                inlet.email-b.protocol=pop3
                inlet.email-b.folder=Support
                inlet.email-b.failed-folder=Failed
                inlet.email-b.since=2026-01-31
                inlet.email-off.enabled=false
                inlet.email-off.security=none
                """);

        assertThat(problems(Map.of()))
                .containsExactly(
                        "config/application.properties:5: inlet.email.security is none, which shows the password to everybody between here and mail.example.org; use tls or starttls, or say inlet.email.allow-plain=true as well.",
                        "config/application.properties:6: inlet.email.done-folder is 'INBOX', the folder that is read; mail cannot be moved to where it is, name another.",
                        "config/application.properties:7: inlet.email.delete-after is for pop3; with imap, captured mail is moved to the done-folder.",
                        "config/application.properties:8: inlet.email.since is 'yesterday'; it needs all, or a day such as 2026-01-31.",
                        "config/application.properties:15: inlet.email-b.folder: POP3 has no folder but INBOX; leave it out, or use imap.",
                        "config/application.properties:16: inlet.email-b.failed-folder: POP3 has no folder but INBOX; leave it out, or use imap.",
                        "config/application.properties:17: inlet.email-b.since: POP3 does not tell when a mail came; leave it out, or use imap.");
    }

    /** Without a server that is believed, neither does anything; nobody should think that it does. */
    @Test
    void saysThatNobodysWordCountsWithoutAHost() throws IOException {
        write("inlet.trust.own-domains=example.org\ninlet.trust.arc=true\n");

        assertThat(problems(Map.of()))
                .containsExactly(
                        "config/application.properties:1: inlet.trust.own-domains is set; it needs inlet.trust.hosts as well.",
                        "config/application.properties:2: inlet.trust.arc is true; it needs inlet.trust.hosts as well.");
    }

    @Test
    void saysWhatOauthOfAMailboxLacks() throws IOException {
        write("""
                inlet.email.enabled=true
                inlet.email.host=mail.example.org
                inlet.email.user=u
                inlet.email.oauth.provider=microsoft365
                inlet.email.oauth.flow=client-credentials
                inlet.email.oauth.client-id=c
                inlet.email-b.enabled=true
                inlet.email-b.host=mail.example.org
                inlet.email-b.user=u
                inlet.email-b.oauth.provider=mailru
                inlet.email-b.oauth.flow=service-account
                inlet.email-c.enabled=true
                inlet.email-c.host=mail.example.org
                inlet.email-c.user=u
                inlet.email-c.oauth.provider=custom
                inlet.email-c.oauth.client-id=c
                inlet.email-c.oauth.token-url=http://login.example.org/token
                inlet.email-d.enabled=true
                inlet.email-d.host=mail.example.org
                inlet.email-d.user=u
                inlet.email-d.oauth.provider=google
                inlet.email-d.oauth.client-id=c
                inlet.reply.email-e.oauth=true
                """);

        assertThat(problems(Map.of()))
                .containsExactly(
                        "config/application.properties:4: inlet.email.oauth.provider is set; it needs inlet.email.oauth.client-secret, inlet.email.oauth.tenant as well.",
                        "config/application.properties:10: inlet.email-b.oauth.flow is service-account, which mailru does not offer for mail; it needs one of refresh-token.",
                        "config/application.properties:17: inlet.email-c.oauth.token-url is not https; secrets would be shown to everybody on the way. Use https.",
                        "config/application.properties:23: inlet.reply.email-e.oauth is true; it needs inlet.reply.email-e.user, inlet.email-e.oauth.provider as well.");
    }

    @Test
    void saysWhatMakesNoSenseTogetherInBots() throws IOException {
        String token = ":AA-test_token-that-nobody-may-see-00";
        write(
                "inlet.telegram.enabled=true\ninlet.telegram.token=7" + token
                        + "\ninlet.telegram.base-url=http://bots.example.org\ninlet.telegram.timeout=2m"
                        + "\ninlet.telegram-b.enabled=true\ninlet.telegram-b.token=7" + token
                        + "\ninlet.telegram-c.webhook-secret=some-secret-of-16\ninlet.telegram-c.inbox=c"
                        + "\ninlet.telegram-d.enabled=true\ninlet.telegram-d.token=nobody-may-see\ninlet.telegram-d.inbox=d"
                        + "\ninlet.inbox.d.mode=shadow\ninlet.telegram-d.settle=1m\ninlet.telegram-off.base-url=http://bots.example.org");

        assertThat(problems(Map.of()))
                .noneMatch(problem -> problem.contains("nobody-may-see"))
                .containsExactly(
                        "config/application.properties:3: inlet.telegram.base-url begins with http://, which shows the token to everybody between here and bots.example.org; use https://, or say inlet.telegram.allow-plain=true as well.",
                        "config/application.properties:4: inlet.telegram.timeout needs a duration from 1s to 50s; Telegram holds an answer no longer.",
                        "config/application.properties:5: inlet.telegram-b.inbox: the inbox 'telegram' belongs to inlet.telegram already; each bot needs an inbox of its own, since answers go back through it.",
                        "config/application.properties:6: inlet.telegram-b.token is a token of the same bot as that of inlet.telegram; Telegram gives updates to one poller only, so let one of the two read it.",
                        "config/application.properties:7: inlet.telegram-c.webhook-secret is set; it needs inlet.telegram-c.token as well.",
                        "config/application.properties:9: inlet.telegram-d.enabled: a bot cannot be read in shadow mode (inlet.inbox.d.mode=shadow), since an update that was read is gone for every other program. Use a bot of its own for the trial (mode live or sandbox), or let the other program pass copies on to the webhook door.",
                        "config/application.properties:10: inlet.telegram-d.token has a value that cannot be right (not shown); it needs a bot's token as @BotFather gives it: digits, a colon, letters and digits.",
                        "config/application.properties:13: inlet.telegram-d.settle is longer than inlet.telegram-d.settle-most; a piece of a message would never wait that long.");
    }

    @Test
    void refusesADoorThatWouldLetNobodyIn() throws IOException {
        write("inlet.telegram.webhook.enabled=true");

        assertThat(problems(Map.of()))
                .containsExactly(
                        "config/application.properties:1: inlet.telegram.webhook.enabled is true, but no bot has a webhook-secret, so that the door would let nobody in; set inlet.telegram.webhook-secret.");
    }

    @Test
    void speaksRussianWhenAskedTo() throws IOException {
        write("inlet.http.prot=80");

        assertThat(problems(Map.of("INLET_LANG", "ru")))
                .containsExactly(
                        "config/application.properties:1: настройки inlet.http.prot нет. Может быть, inlet.http.port?");
    }

    @Test
    void refusesFileInAnotherEncoding() throws IOException {
        Files.createDirectories(home.resolve("config"));
        Files.write(home.resolve(SettingsLoader.FILE), new byte[] {'a', '=', (byte) 0xCF, (byte) 0xF0});

        assertThat(problems(Map.of()))
                .containsExactly("config/application.properties: is not UTF-8; save it in that encoding.");
    }

    @Test
    void refusesAShortKeyAndACountryThatIsNone() throws IOException {
        write("inlet.web.key=short-7Q\ninlet.phone.country=RUS");

        assertThatThrownBy(() -> SettingsLoader.load(home, Map.of("INLET_LANG", "en")))
                .hasMessageContaining("config/application.properties:1: inlet.web.key")
                .hasMessageContaining("16 or more characters")
                .hasMessageContaining("config/application.properties:2: inlet.phone.country")
                .hasMessageNotContaining("short-7Q");
    }

    @Test
    void fillsPlaceholdersWithDefaultsAndNoSecrets() throws IOException {
        write("inlet.email-sales.host=mail\ninlet.email-sales.password=hidden-value");

        Settings settings = SettingsLoader.load(home, Map.of());

        assertThat(settings.placeholder("inlet.email-sales.host")).contains("mail");
        assertThat(settings.placeholder("inlet.email-sales.interval")).contains("15s");
        assertThat(settings.placeholder("inlet.email.enabled")).contains("false");
        assertThat(settings.placeholder("inlet.email-never-mentioned.enabled")).contains("false");
        assertThat(settings.placeholder("inlet.email.host")).contains("");
        assertThat(settings.placeholder("inlet.http.port")).contains("8080");
        assertThat(settings.placeholder("inlet.email-sales.password")).isEmpty();
        assertThat(settings.placeholder("inlet.nothing")).isEmpty();
    }

    @Test
    void refusesWhatTheListenersCannotBe() throws IOException {
        write(
                "inlet.http.port=9000\ninlet.management.port=9000\ninlet.http.tls.certificate=no.pem\ninlet.http.tls.key=no.key\n"
                        + "inlet.http.trusted-proxies=10.0.0.0/8, proxy.local");

        assertThat(problems(Map.of()))
                .containsExactly(
                        "config/application.properties:2: inlet.http.port and inlet.management.port are both 9000; each listener needs"
                                + " a port of its own.",
                        "config/application.properties:3: inlet.http.tls.certificate: there is no readable PEM file no.pem; name one,"
                                + " absolute or from the home folder.",
                        "config/application.properties:4: inlet.http.tls.key: there is no readable PEM file no.key; name one, absolute"
                                + " or from the home folder.",
                        "config/application.properties:5: inlet.http.trusted-proxies is '10.0.0.0/8, proxy.local'; it needs addresses or"
                                + " networks with commas between them, such as 10.0.0.0/8, 192.168.1.7.");
    }

    private List<String> problems(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(Map.of("INLET_LANG", "en"));
        all.putAll(environment);
        return catchThrowableOfType(ConfigurationException.class, () -> SettingsLoader.load(home, all))
                .problems()
                .stream()
                .map(Problem::toString)
                .toList();
    }

    private void write(String text) throws IOException {
        Files.createDirectories(home.resolve("config"));
        Files.writeString(home.resolve(SettingsLoader.FILE), text, StandardCharsets.UTF_8);
    }

    private static String nameFor(Setting<?> setting) {
        return setting.key().contains(".*") ? "support" : "";
    }

    /** Every setting with a value that is not its default. */
    private static Map<String, String> changed() {
        Map<String, String> values = new HashMap<>();
        for (Setting<?> setting : Catalog.all()) {
            String value =
                    switch (setting.type()) {
                        case "port" -> "4711";
                        case "count" -> setting.bounds().get(0);
                        case "flag" -> String.valueOf(!Boolean.parseBoolean(setting.initial()));
                        case "long-secret", "webhook-secret" -> "other-and-long-enough";
                        case "senders" -> "example.org";
                        case "number-form" -> "[Ticket#{number}]";
                        case "address" -> "other@example.org";
                        case "bot-token" -> "1:other-and-long-enough-for-a-token";
                        case "country" -> "DE";
                        case "duration" -> "77s";
                        case "size" -> "77KB";
                        case "rate" -> "7/h";
                        case "choices" -> setting.bounds().get(0);
                        case "day" -> "2026-01-31";
                        case "networks" -> "10.0.0.0/8";
                        case "choice" -> setting.bounds().get(0).replaceAll(".*, ", "");
                        case "url" -> setting.bounds().get(0).replaceAll(", .*", "") + "x.example";
                        default -> "other";
                    };
            values.put(setting.of(nameFor(setting)).key(), value);
        }
        return values;
    }
}

package io.inlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.inlet.pipeline.vital.Finding;
import io.inlet.settings.Settings;
import io.inlet.store.TestDatabase;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is tried live, and what is said of it. */
class DoctorIT {
    private static final String TOKEN = "123456789:AAtestTESTtestTESTtestTESTtestTEST";

    @TempDir
    Path home;

    private final Map<String, String> settings = new HashMap<>();
    private TestDatabase database;
    private PostOffice post;
    private TestBot bot;

    @BeforeEach
    void set() throws Exception {
        new Distribution(Path.of("")).copyTo(home, "config", "routes", "connectors");
        database = TestDatabase.fresh();
        post = new PostOffice("support");
        bot = new TestBot(TOKEN);
        settings.putAll(database.settings());
        settings.putAll(post.settings("", "support"));
        settings.put("inlet.reply.email.user", "");
        settings.put("inlet.telegram.enabled", "true");
        settings.put("inlet.telegram.token", TOKEN);
        settings.put("inlet.telegram.base-url", bot.url());
    }

    @AfterEach
    void close() throws Exception {
        bot.close();
        post.close();
        database.close();
    }

    @Test
    void findsNothingWhereAllIsWell() throws Exception {
        assertThat(examine())
                .filteredOn(finding -> !finding.part().equals("disk")) // this machine's own affair
                .filteredOn(finding -> !finding.part().startsWith("dns:"))
                .allMatch(Finding::fine)
                .extracting(Finding::part)
                .containsExactlyInAnyOrder("database", "clock", "mailbox:email", "bot:telegram", "target:reply-email");
    }

    @Test
    void saysWhatIsWrongWithEachPartAndShowsNoSecret() throws Exception {
        settings.put("inlet.email.password", "wrong-secret-4711");
        settings.put("inlet.telegram.token", "123456789:BBwrongWRONGwrongWRONGwrongWRONG");
        settings.put("inlet.database.password", "wrong-secret-4711");
        settings.put("inlet.reply.email.port", String.valueOf(closedPort()));
        settings.put("inlet.http.tls.certificate", "no.pem");
        settings.put("inlet.target.desk.secret", "whsec_aW5sZXQtZGVtby1zaWduaW5nLWtleS0wMTIzNDU2Nzg5");
        Files.writeString(home.resolve("config/targets.yaml"), """
                targets:
                  desk: {type: webhook, url: "http://127.0.0.1:%d/", enabled: true, allow-private: true}
                """.formatted(closedPort()));

        List<Finding> findings = examine();

        assertThat(findings)
                .filteredOn(finding -> !finding.fine())
                .extracting(Finding::part, Finding::code)
                .contains(
                        tuple("mailbox:email", "mailbox-login"),
                        tuple("bot:telegram", "bot-token"),
                        tuple("target:reply-email", "unreachable"),
                        tuple("target:desk", "unreachable"),
                        tuple("certificate", "certificate-unreadable"));
        assertThat(findings.toString()).doesNotContain("4711", "WRONG", "aW5sZXQ");
    }

    @Test
    void missesAFolder() throws Exception {
        settings.put("inlet.email.folder", "Nowhere");

        assertThat(examine())
                .filteredOn(finding -> finding.part().equals("mailbox:email"))
                .extracting(Finding::code, Finding::arguments)
                .containsExactly(tuple("mailbox-folder", List.of("Nowhere", "inlet.email.folder")));
    }

    @Test
    void makesNoDatabase() throws Exception {
        settings.keySet().removeIf(key -> key.startsWith("inlet.database."));

        assertThat(examine())
                .filteredOn(finding -> finding.part().equals("database"))
                .extracting(Finding::code)
                .containsExactly("database-none");
        assertThat(home.resolve("data")).doesNotExist();
    }

    @Test
    void eachFaultHasACureInBothLanguages() {
        ResourceBundle english = bundle("doctor");
        ResourceBundle russian = bundle("doctor_ru");
        assertThat(russian.keySet()).isEqualTo(english.keySet());
        for (String key : russian.keySet()) {
            assertThat(russian.getString(key)).as(key).isNotBlank();
        }
    }

    private static ResourceBundle bundle(String name) {
        try (var text = DoctorIT.class.getResourceAsStream("/io/inlet/text/" + name + ".properties")) {
            return new PropertyResourceBundle(new InputStreamReader(text, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private List<Finding> examine() throws Exception {
        List<Finding> findings = new ArrayList<>();
        new Doctor(new Home(home), Settings.of(settings)).examine(findings::add);
        return findings;
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

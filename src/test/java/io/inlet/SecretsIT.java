package io.inlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.store.TestDatabase;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Secrets that bear a mark, a gateway that meets every trouble, and no mark anywhere that somebody looks. */
class SecretsIT {
    private static final String MARK = "Q7MARKED";
    private static final String WEBHOOK_SECRET = "whsec_" + MARK.repeat(5);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern TICKET = Pattern.compile("/console/tickets/[0-9]+-[0-9]");

    @TempDir
    Path home;

    private final Map<String, String> seen = new LinkedHashMap<>();

    @BeforeEach
    void install() throws IOException {
        Distribution shipped = new Distribution(Path.of(""));
        shipped.copyTo(home, "config", "routes", "connectors");
        shipped.copyRoute(home, "email", "email-sales");
    }

    /** Text and JSON are two ways into the log; the one runs on an external database, the other on the embedded one. */
    enum Kind {
        TEXT,
        JSON
    }

    @ParameterizedTest
    @EnumSource
    void staySecretWhateverGoesWrong(Kind kind) throws Exception {
        try (TestDatabase database = TestDatabase.blank();
                MailServer mail = new MailServer().user("support", "another-password");
                Gossip imap = Gossip.imap();
                Gossip desk = Gossip.webhook(WEBHOOK_SECRET)) {
            writeTarget(desk.port());
            write(
                    "inlet.email-sales.enabled=true",
                    "inlet.email-sales.host=127.0.0.1",
                    "inlet.email-sales.port=" + imap.port(),
                    "inlet.email-sales.security=none",
                    "inlet.email-sales.user=sales",
                    "inlet.email-sales.interval=300ms",
                    "inlet.email-sales.password=" + MARK + "file",
                    "inlet.log.format=" + kind.name().toLowerCase(Locale.ROOT));
            Map<String, String> environment = new HashMap<>(Program.variables(mail.settings("email", "support")));
            environment.put("INLET_EMAIL_PASSWORD", MARK + "\"&<ж " + MARK);
            environment.put("INLET_TARGET_DESK_SECRET", WEBHOOK_SECRET);
            environment.put("INLET_WEB_KEY", MARK + "-web-key-" + MARK);
            if (kind == Kind.TEXT) {
                environment.putAll(external(database));
            }
            try (LiveGateway gateway = new LiveGateway(home, environment)) {
                provoke(gateway, desk);
                if (kind == Kind.TEXT) {
                    takeAway(database, gateway);
                }
                lookEverywhere(gateway);
                gateway.program.terminate();
                seen.put("output", String.join("\n", gateway.lines()));
            }
        }
        lookIntoFiles(home.resolve("data"));

        assertThat(seen.get("output")).contains("email").contains("[REDACTED]");
        assertThat(seen).hasSizeGreaterThan(30);
        assertNoneIsMarked();
    }

    @Test
    void staySecretWhenTheConfigurationIsWrong() throws Exception {
        write(
                "inlet.email.pasword=" + MARK,
                "inlet.web.key=" + MARK,
                "inlet.web.key=" + MARK + MARK,
                "inlet.target.desk.secret=" + MARK,
                "inlet.database.url=jdbc:postgresql://inlet:" + MARK + "@localhost/inlet?password=" + MARK,
                "inlet.http.public-url=https://inlet:" + MARK + "@inlet.example",
                "inlet.email.password=\\u" + MARK);
        Files.writeString(home.resolve("config/targets.yaml"), """
                targets:
                  desk:
                    type: webhook
                    url: https://inlet:%1$s@desk.example/hook?token=%1$s
                    secret: %1$s
                """.formatted(MARK), StandardCharsets.UTF_8);

        for (String command : List.of("check", "run", "status", "parked list")) {
            List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
            arguments.addAll(List.of("--home", home.toString()));
            try (Program program = Program.start(Map.of(), arguments.toArray(String[]::new))) {
                assertThat(program.exitCode()).isEqualTo(command.equals("check") ? 1 : 78);
                seen.put(command, String.join("\n", program.lines()));
            }
        }

        assertThat(seen.get("check")).contains("config/targets.yaml:4").contains("inlet.database.url");
        assertNoneIsMarked();
    }

    private void provoke(LiveGateway gateway, Gossip desk) throws Exception {
        for (int post = 1; post <= 5; post++) {
            see(gateway.visit("POST", "/in/web/support", form("customer" + post + "@example.net"), FORM));
        }
        see(gateway.visit("POST", "/in/web/support", "email=nonsense&_token=forged", FORM));
        see(gateway.visit("POST", "/in/web/support", "{\"email\": ", "Content-Type", "application/json"));
        see(gateway.visit("POST", "/in/web/support", "x", "Content-Type", "multipart/form-data"));
        see(gateway.visit("POST", "/in/web/nothing", "", FORM));
        see(gateway.visit("GET", "/in/receipts/forged", ""));
        see(gateway.visit("GET", "/in/web/support", ""));
        see(gateway.tryLogin("admin", MARK));
        see(gateway.manage("GET", "/api/v1/tickets", "", "Authorization", "Bearer " + MARK));
        Awaitility.await().atMost(PATIENCE).until(() -> desk.told() >= 5);
        gateway.program.awaitLine(line -> line.contains("check user and password") && line.contains("support"));
        gateway.program.awaitLine(line -> line.contains("check user and password") && line.contains("sales"));
    }

    /** As a restart of the database looks: every connection ends, and for a while there is none to be had. */
    private void takeAway(TestDatabase database, LiveGateway gateway) throws Exception {
        String name = database.address().url().replaceFirst(".*/", "");
        String admin = database.address().url().replaceFirst("[^/]*$", "postgres");
        try (Connection connection = DriverManager.getConnection(
                        admin, database.address().user(), database.address().password());
                Statement statement = connection.createStatement()) {
            statement.execute("alter database " + name + " allow_connections false");
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
            see(gateway.visit("POST", "/in/web/support", form("late@example.net"), FORM));
            see(gateway.manage("GET", "/health/ready", ""));
            see(gateway.manage("GET", "/metrics", ""));
            statement.execute("alter database " + name + " allow_connections true");
        }
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> gateway.manage("GET", "/console/login", "").statusCode() == 200
                        && gateway.visit("POST", "/in/web/support", form("back@example.net"), FORM)
                                        .statusCode()
                                == 201);
    }

    private void lookEverywhere(LiveGateway gateway) throws Exception {
        for (String probe : List.of("/health/live", "/health/ready", "/metrics", "/console/login", "/console/none")) {
            see(gateway.manage("GET", probe, ""));
        }
        String session = gateway.login("admin", gateway.password());
        List<String> pages = new ArrayList<>(List.of(
                "/console/",
                "/console/channels",
                "/console/targets",
                "/console/parked",
                "/console/accounts",
                "/console/about",
                "/console/tickets"));
        TICKET.matcher(gateway.manage("GET", "/console/tickets", "", "Cookie", session)
                        .body())
                .results()
                .forEach(ticket -> pages.add(ticket.group()));
        assertThat(pages).hasSizeGreaterThan(11);
        for (String page : pages) {
            HttpResponse<String> answer = gateway.manage("GET", page, "", "Cookie", session);
            assertThat(answer.statusCode()).as(page).isEqualTo(200);
            see(answer);
        }
        String token = token(gateway, session);
        for (String page : pages.subList(6, pages.size())) {
            see(gateway.manage("GET", page.replace("/console", "/api/v1"), "", "Authorization", "Bearer " + token));
        }
        see(gateway.manage("GET", "/api/v1/status", "", "Authorization", "Bearer " + token));
        see(gateway.manage("GET", "/api/v1/parked?limit=x", "", "Authorization", "Bearer " + token));
    }

    private static String token(LiveGateway gateway, String session) throws Exception {
        String page = gateway.manage("GET", "/console/accounts", "", "Cookie", session)
                .body();
        String csrf = page.replaceFirst("(?s).*name=\"csrf\" value=\"([^\"]+)\".*", "$1");
        String answer = gateway.manage(
                        "POST",
                        "/console/accounts/tokens",
                        "csrf=" + csrf + "&name=test&role=operator",
                        "Cookie",
                        session,
                        "Content-Type",
                        "application/x-www-form-urlencoded")
                .body();
        return answer.replaceFirst("(?s).*\\b(inlet_[A-Za-z0-9_-]{20,}).*", "$1");
    }

    private void see(HttpResponse<String> answer) {
        seen.put(
                seen.size() + " " + answer.request().method() + " " + answer.uri() + " " + answer.statusCode(),
                answer.headers().map() + "\n" + answer.body());
    }

    private void lookIntoFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                seen.put(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
    }

    private void assertNoneIsMarked() {
        List<String> marked = new ArrayList<>();
        seen.forEach((place, text) -> text.lines()
                .filter(line -> line.contains(MARK))
                .forEach(line -> marked.add(place + ": " + line.substring(0, Math.min(300, line.length())))));
        assertThat(marked).isEmpty();
    }

    private static Map<String, String> external(TestDatabase database) throws SQLException {
        String password = MARK + "-database";
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create role marked superuser login password '" + password + "'");
        }
        return Map.of(
                "INLET_DATABASE_URL",
                database.address().url(),
                "INLET_DATABASE_USER",
                "marked",
                "INLET_DATABASE_PASSWORD",
                password);
    }

    private void writeTarget(int port) throws IOException {
        Files.writeString(home.resolve("config/targets.yaml"), """
                targets:
                  desk:
                    type: webhook
                    url: http://127.0.0.1:%d/hook
                    enabled: true
                    allow-private: true
                    connect-timeout: 2s
                    response-timeout: 5s
                """.formatted(port), StandardCharsets.UTF_8);
    }

    private void write(String... settings) throws IOException {
        Files.writeString(
                home.resolve("config/application.properties"),
                String.join("\n", settings) + "\n",
                StandardCharsets.UTF_8);
    }

    private static final String[] FORM = {"Content-Type", "application/x-www-form-urlencoded"};

    private static String form(String email) {
        return "email=" + email + "&subject=Help&body=It+is+broken";
    }
}

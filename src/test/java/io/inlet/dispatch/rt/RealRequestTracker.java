package io.inlet.dispatch.rt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A real Request Tracker 5 from the Debian package, on SQLite in a folder of its own and on a free port of loopback; its processes are a
 * group of their own and end with {@link #close}. Where the package is not installed, the test that asks for it is skipped.
 *
 * <pre>{@code
 * try (RealRequestTracker tracker = RealRequestTracker.start()) {
 *     JsonNode tickets = tracker.get("gateway", "/tickets", "query", "Queue = 'Support'");
 * }
 * }</pre>
 */
public final class RealRequestTracker implements AutoCloseable {
    private static final String PACKAGES =
            "request-tracker5 rt5-db-sqlite rt5-standalone rt5-clients dbconfig-no-thanks dma";
    private static final Path SERVER = Path.of("/usr/share/request-tracker5/libexec/rt-server");
    private static final Path SETUP = Path.of("/usr/sbin/rt-setup-database-5");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_MINUTES = 3;

    private final Path home;
    private final int port;
    private final Map<String, String> tokens = new HashMap<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private Process server;

    private RealRequestTracker(Path home, int port) {
        this.home = home;
        this.port = port;
    }

    /** Sets one up and starts it, or skips the test. */
    public static RealRequestTracker start() throws IOException, InterruptedException {
        assumeTrue(
                Files.exists(SERVER) && Files.exists(SETUP),
                "no Request Tracker here; as root: apt-get install --no-install-recommends " + PACKAGES);
        Path home = Files.createTempDirectory("inlet-rt-");
        RealRequestTracker tracker = new RealRequestTracker(home, freePort());
        try {
            tracker.setUp();
            tracker.begin();
            return tracker;
        } catch (IOException | InterruptedException | RuntimeException | Error failure) {
            tracker.close();
            throw failure;
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The token of gateway, olga (staff) or stranger (who may nothing). */
    public String token(String user) {
        return tokens.get(user);
    }

    /** As the machine would lose it: every process at once. */
    public void kill() throws InterruptedException {
        signal("-KILL");
        server.waitFor();
    }

    /** Starts it anew after {@link #kill}, on the same port and database. */
    public void begin() throws IOException {
        server = command(
                        SERVER.toString(),
                        "--host",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port),
                        "--max-workers",
                        "3")
                .redirectOutput(home.resolve("server.log").toFile())
                .start();
        Awaitility.await()
                .atMost(Duration.ofMinutes(PATIENCE_MINUTES))
                .pollInterval(Duration.ofMillis(100))
                .until(this::answers);
    }

    /** What a GET tells a user; parameters are names and values in turn. */
    public JsonNode get(String user, String path, String... parameters) throws IOException, InterruptedException {
        List<String> query = new ArrayList<>();
        for (int at = 0; at < parameters.length; at += 2) {
            query.add(parameters[at] + "=" + URLEncoder.encode(parameters[at + 1], StandardCharsets.UTF_8));
        }
        return send(request(user, path + (query.isEmpty() ? "" : "?" + String.join("&", query))));
    }

    /** What a user writes or changes. */
    public JsonNode send(String user, String method, String path, String json)
            throws IOException, InterruptedException {
        return send(request(user, path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return JSON.readTree(answer.body());
    }

    /** The tickets that keep this id, as the gateway's user sees them. */
    public List<String> ticketsOf(String field, String externalId) throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        get("gateway", "/tickets", "query", "CF.{" + field + "} = '" + externalId + "'")
                .path("items")
                .forEach(item -> ids.add(item.path("id").asText()));
        return ids;
    }

    /** The ids that the tickets of a queue keep, each with its tickets. */
    public Map<String, List<String>> ticketsByField(String queue, String field)
            throws IOException, InterruptedException {
        Map<String, List<String>> tickets = new HashMap<>();
        for (int page = 1, pages = 1; page <= pages; page++) {
            JsonNode answer = get(
                    "gateway",
                    "/tickets",
                    "query",
                    "Queue = '" + queue + "'",
                    "fields",
                    "CustomFields",
                    "per_page",
                    "100",
                    "page",
                    Integer.toString(page));
            pages = answer.path("pages").asInt();
            for (JsonNode ticket : answer.path("items")) {
                Told.field(ticket, field).forEach(id -> tickets.computeIfAbsent(id, unknown -> new ArrayList<>())
                        .add(ticket.path("id").asText()));
            }
        }
        return tickets;
    }

    /** The names of all files of a ticket. */
    public List<String> files(String ticket) throws IOException, InterruptedException {
        List<String> names = new ArrayList<>();
        get("gateway", "/ticket/" + ticket + "/attachments", "fields", "Filename", "per_page", "100")
                .path("items")
                .forEach(item -> names.add(item.path("Filename").asText()));
        names.removeIf(String::isEmpty);
        return names;
    }

    /** How many transactions of a type a ticket has. */
    public int count(String ticket, String type) throws IOException, InterruptedException {
        return get("gateway", "/transactions", "query", "TicketId = " + ticket + " AND Type = '" + type + "'")
                .path("count")
                .asInt();
    }

    /** Runs Perl with RT loaded, as its administrator could. */
    public void administer(String script) throws IOException, InterruptedException {
        Path file = home.resolve("data").resolve("administer.pl");
        Files.writeString(file, "use strict; use lib '/usr/share/request-tracker5/lib'; use RT -init;\n" + script);
        finish(
                command("perl", file.toString())
                        .redirectOutput(home.resolve("administer.log").toFile())
                        .start(),
                "administer.log");
    }

    @Override
    public void close() {
        try {
            if (server != null && server.isAlive()) {
                kill();
            }
            run("rm", "-rf", home.toString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest.Builder request(String user, String path) {
        return HttpRequest.newBuilder(URI.create(url() + "/REST/2.0" + path))
                .timeout(Duration.ofMinutes(1))
                .header("Authorization", "token " + token(user));
    }

    private boolean answers() {
        try {
            return client.send(
                                    HttpRequest.newBuilder(url().resolve("/REST/2.0/rt"))
                                            .timeout(Duration.ofSeconds(10))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 401;
        } catch (IOException notYet) {
            if (!server.isAlive()) {
                throw new UncheckedIOException(notYet);
            }
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    private void setUp() throws IOException, InterruptedException {
        Files.createDirectories(home.resolve("data"));
        Files.createDirectories(home.resolve("siteconfig.d"));
        Files.writeString(home.resolve("password"), "only-for-this-run");
        Files.writeString(home.resolve("RT_SiteConfig.pm"), """
                Set($rtname, 'inlet-test'); Set($Organization, 'desk.test');
                Set($CorrespondAddress, 'rt@desk.test'); Set($CommentAddress, 'rt-comment@desk.test');
                Set($WebDomain, '127.0.0.1'); Set($WebPort, %d); Set($WebPath, '');
                Set($DatabaseType, 'SQLite'); Set($DatabaseName, '%s/data/rt.sqlite');
                Set($MailCommand, 'testfile'); Set($LogToSyslog, undef); Set($LogToSTDERR, 'error'); Set($Timezone, 'UTC');
                1;
                """.formatted(port, home));
        Files.copy(Path.of("src/test/resources/rt/accounts.pl"), home.resolve("accounts.pl"));
        if (root()) {
            run("chown", "-R", "www-data", home.toString());
        }
        finish(
                command(
                                SETUP.toString(),
                                "--action",
                                "init",
                                "--skip-create",
                                "--root-password-file",
                                home + "/password")
                        .redirectOutput(home.resolve("setup.log").toFile())
                        .start(),
                "setup.log");
        finish(
                command("perl", home + "/accounts.pl")
                        .redirectOutput(home.resolve("accounts.log").toFile())
                        .start(),
                "accounts.log");
        try (Stream<String> lines = Files.lines(home.resolve("accounts.log"))) {
            lines.filter(line -> line.matches("[a-z]+ [0-9a-f-]+"))
                    .forEach(line -> tokens.put(line.split(" ")[0], line.split(" ")[1]));
        }
    }

    private void finish(Process process, String log) throws IOException, InterruptedException {
        boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
        assertThat(ended && process.exitValue() == 0)
                .as(Files.readString(home.resolve(log)))
                .isTrue();
    }

    /** RT does not run as root: as the user of the package then. {@code setsid} makes the group that {@link #kill} ends. */
    private ProcessBuilder command(String... words) {
        List<String> command = new ArrayList<>(List.of("setsid"));
        if (root()) {
            command.addAll(List.of("setpriv", "--reuid=www-data", "--regid=www-data", "--clear-groups"));
        }
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .put("RT_SITE_CONFIG", home.resolve("RT_SiteConfig.pm").toString());
        builder.environment()
                .put("RT_SITE_CONFIG_DIR", home.resolve("siteconfig.d").toString());
        builder.environment().put("TMPDIR", home.resolve("data").toString());
        return builder;
    }

    private static boolean root() {
        return System.getProperty("user.name").equals("root");
    }

    private void signal(String signal) throws InterruptedException {
        try {
            run("kill", signal, "--", "-" + server.pid());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

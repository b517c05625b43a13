package io.inlet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Whoever is on call: has a pager, a terminal in the gateway's home, and the runbook. */
final class OnCall implements AutoCloseable {
    static final ConditionFactory SOON =
            Awaitility.await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(100));
    static final int FINE = 0;
    static final int FINDINGS = 1;

    private final Path home;
    private final Properties settings = new Properties();
    private final HttpServer pager;
    private final List<JsonNode> told = new CopyOnWriteArrayList<>();
    private LiveGateway gateway;

    /** What a command printed, its runs of blanks as one. */
    record Said(int code, List<String> lines) {
        String text() {
            return String.join("\n", lines);
        }

        boolean says(String words) {
            return text().contains(words);
        }
    }

    OnCall(Path home, Map<String, String> given) throws Exception {
        this.home = home;
        new Distribution(Path.of("")).copyTo(home, "config", "routes", "connectors");
        pager = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        pager.createContext("/", exchange -> {
            told.add(new ObjectMapper().readTree(exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        pager.start();
        settings.setProperty("inlet.management.port", String.valueOf(freePort()));
        settings.setProperty("inlet.alarm.delay", "1ms");
        settings.setProperty(
                "inlet.alarm.webhook.url",
                "http://127.0.0.1:" + pager.getAddress().getPort() + "/");
        settings.setProperty("inlet.alarm.webhook.secret", "whsec_aW5sZXQtZGVtby1zaWduaW5nLWtleS0wMTIzNDU2Nzg5");
        given.forEach(settings::setProperty);
    }

    /** Changes one line of config/application.properties. */
    void set(String key, String value) throws IOException {
        settings.setProperty(key, value);
        write();
    }

    private void write() throws IOException {
        try (var out = Files.newBufferedWriter(home.resolve("config/application.properties"))) {
            settings.store(out, null);
        }
    }

    void start() throws IOException {
        write();
        gateway = new LiveGateway(home, Map.of("INLET_MANAGEMENT_PORT", settings.getProperty("inlet.management.port")));
    }

    void restart() throws IOException {
        gateway.close();
        start();
    }

    LiveGateway gateway() {
        return gateway;
    }

    /** Runs {@code inlet} with these words in the gateway's home. */
    Said run(List<String> words) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of("--home", home.toString()));
        try (Program program =
                Program.start(List.of("-XX:TieredStopAtLevel=1"), new HashMap<>(), all.toArray(String[]::new))) {
            int code = program.exitCode();
            return new Said(
                    code,
                    program.lines().stream()
                            .map(line -> line.replaceAll(" +", " "))
                            .toList());
        }
    }

    /** Waits until the pager says it; the alarm, of which it may have been told before. */
    JsonNode awaitTold(String list, String code) {
        SOON.until(() -> find(list, code) != null);
        return find(list, code);
    }

    private JsonNode find(String list, String code) {
        for (JsonNode news : told) {
            for (JsonNode alarm : news.path(list)) {
                if (alarm.path("code").asText().equals(code)) {
                    return alarm;
                }
            }
        }
        return null;
    }

    HttpResponse<String> post(String key) throws Exception {
        return gateway.visit(
                "POST",
                "/in/web/support",
                "{\"email\": \"" + key + "@example.org\", \"subject\": \"" + key + "\", \"body\": \"text\"}",
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                key);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        if (gateway != null) {
            gateway.close();
        }
        pager.stop(0);
    }
}

package io.inlet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.inlet.message.Pause;
import io.inlet.pipeline.Settled;
import io.inlet.settings.Secret;
import io.inlet.settings.Settings;
import io.inlet.settings.SigningKeys;
import io.inlet.store.TestDatabase;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever is on call is told, by webhook and mail, once per cause and once of its end. */
class AlarmIT {
    private static final ConditionFactory SOON =
            Awaitility.await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(100));
    private static final String SECRET = "whsec_aW5sZXQtZGVtby1zaWduaW5nLWtleS0wMTIzNDU2Nzg5";

    @TempDir
    Path home;

    private final List<JsonNode> told = new CopyOnWriteArrayList<>();
    private final List<Boolean> signed = new CopyOnWriteArrayList<>();
    private final Map<String, String> settings = new HashMap<>();
    private TestDatabase database;
    private PostOffice post;
    private HttpServer pager;
    private Gateway gateway;

    @BeforeEach
    void start() throws Exception {
        new Distribution(Path.of("")).copyTo(home, "config", "routes", "connectors");
        database = TestDatabase.fresh();
        post = new PostOffice("support", "oncall");
        pager = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        pager.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            signed.add(SigningKeys.parse(new Secret(SECRET))
                    .verify(
                            exchange.getRequestHeaders().getFirst("webhook-id"),
                            Long.parseLong(exchange.getRequestHeaders().getFirst("webhook-timestamp")),
                            body,
                            exchange.getRequestHeaders().getFirst("webhook-signature")));
            told.add(new ObjectMapper().readTree(body));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        pager.start();
        settings.putAll(database.settings());
        settings.putAll(post.settings("", "support"));
        settings.put(
                "inlet.alarm.webhook.url",
                "http://127.0.0.1:" + pager.getAddress().getPort() + "/");
        settings.put("inlet.alarm.webhook.secret", SECRET);
        settings.put("inlet.alarm.email.to", "oncall@inlet.example");
        settings.put("inlet.alarm.delay", "100ms");
        settings.put("inlet.alarm.language", "ru");
        run();
    }

    @AfterEach
    void stop() {
        gateway.close();
        pager.stop(0);
        post.close();
        database.close();
    }

    @Test
    void isToldOnceAndOnceOfItsEndAlsoOverARestart() throws Exception {
        gateway.ports().pauses().pause("channel:web", Pause.ordered("olga", "flood"));
        SOON.until(() -> keys("raised").contains("paused channel:web"));
        SOON.until(() -> !post.mails("oncall").isEmpty());

        assertThat(signed).isNotEmpty().containsOnly(true);
        assertThat(told.toString()).contains("flood", "inlet resume channel:web");
        assertThat(post.mails("oncall").get(0).getSubject()).contains("channel:web", "приостановлено");
        assertThat(post.mails("oncall").get(0).getHeader("Auto-Submitted")).containsExactly("auto-generated");

        gateway.close();
        run();
        gateway.ports().pauses().resume("channel:web");
        SOON.until(() -> keys("recovered").contains("paused channel:web"));

        assertThat(keys("raised")).as("told once").containsOnlyOnce("paused channel:web");
        assertThat(keys("recovered")).containsOnlyOnce("paused channel:web");
    }

    private List<String> keys(String list) {
        List<String> keys = new ArrayList<>();
        told.forEach(news -> news.path(list)
                .forEach(alarm -> keys.add(alarm.path("code").asText() + " "
                        + alarm.path("subject").asText())));
        return keys;
    }

    private void run() throws Exception {
        settings.put("inlet.data", home.resolve("data").toString());
        gateway = Gateway.start(new Home(home), Settings.of(settings), Settled.SILENT);
    }
}

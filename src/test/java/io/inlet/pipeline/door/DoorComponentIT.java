package io.inlet.pipeline.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.inlet.message.StoreUnavailableException;
import io.inlet.pipeline.DoorRequest;
import io.inlet.pipeline.RefusedException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoorComponentIT {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final DefaultCamelContext camel = new DefaultCamelContext();

    @TempDir
    Path home;

    private DoorRig rig;

    @BeforeEach
    void start() {
        rig = new DoorRig(home);
        camel.getRegistry().bind("door", HttpDoor.class, rig.door);
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        rig.close();
    }

    @Test
    void givesRequestToRouteWithoutAnyHeader() throws Exception {
        Map<String, Object> headers = new ConcurrentHashMap<>();
        add("web", "door:web?path=/in/web/{form}", exchange -> {
            headers.putAll(exchange.getMessage().getHeaders());
            exchange.getMessage().setHeader("X-Leak", "1");
            DoorRequest request = exchange.getMessage().getBody(DoorRequest.class);
            exchange.getMessage().setBody(DoorRig.text(request.parameters().get("form")));
        });

        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(rig.url("/in/web/support?CamelFileName=x&a=b")))
                        .header("CamelHttpUri", "http://evil/")
                        .header("mail.smtp.host", "evil")
                        .POST(BodyPublishers.ofString("CamelBeanMethodName=x"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.body()).isEqualTo("support");
        assertThat(headers).isEmpty();
        assertThat(answer.headers().firstValue("X-Leak")).isEmpty();
    }

    @Test
    void answersWhatRouteThrows() throws Exception {
        add("refused", "door:web?path=/in/refused", exchange -> {
            throw new RefusedException("no", Problems.of(413, "too-large", "en", "1MB"));
        });
        add("away", "door:web?path=/in/away", exchange -> {
            throw new StoreUnavailableException("no database", null);
        });
        add("wrong", "door:web?path=/in/wrong", exchange -> exchange.getMessage()
                .setBody("no answer"));

        assertThat(post("/in/refused").statusCode()).isEqualTo(413);
        assertThat(post("/in/away").statusCode()).isEqualTo(503);
        assertThat(post("/in/wrong").statusCode()).isEqualTo(500);
    }

    @Test
    void swapsRouteUnderLoadWithoutLosingRequest() throws Exception {
        add("web", "door:web?path=/in/web/{form}&methods=POST", exchange -> exchange.getMessage()
                .setBody(DoorRig.text("0")));
        AtomicInteger sent = new AtomicInteger();
        List<CompletableFuture<Map<Integer, Integer>>> senders = new ArrayList<>();
        CountDownLatch swapped = new CountDownLatch(1);

        for (int sender = 0; sender < 4; sender++) {
            senders.add(CompletableFuture.supplyAsync(() -> {
                Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
                while (swapped.getCount() > 0) {
                    statuses.merge(postUnchecked("/in/web/a").statusCode(), 1, Integer::sum);
                    sent.incrementAndGet();
                }
                return statuses;
            }));
        }
        for (int swap = 1; swap <= 10; swap++) {
            int before = sent.get();
            await().until(() -> sent.get() > before + 20);
            camel.getRouteController().stopRoute("web");
            camel.removeRoute("web");
            String answer = Integer.toString(swap);
            add("web", "door:web?path=/in/web/{form}&methods=POST", exchange -> exchange.getMessage()
                    .setBody(DoorRig.text(answer)));
        }
        swapped.countDown();

        for (CompletableFuture<Map<Integer, Integer>> sender : senders) {
            assertThat(sender.get(30, TimeUnit.SECONDS)).containsOnlyKeys(200);
        }
        assertThat(post("/in/web/a").body()).isEqualTo("10");
    }

    @Test
    void waitsForRequestsInsideBeforeRouteStops() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        add("web", "door:web?path=/in/slow", exchange -> {
            inside.countDown();
            go.await(20, TimeUnit.SECONDS);
            exchange.getMessage().setBody(DoorRig.text("done"));
        });
        CompletableFuture<HttpResponse<String>> slow = CompletableFuture.supplyAsync(() -> postUnchecked("/in/slow"));
        inside.await(20, TimeUnit.SECONDS);

        CompletableFuture<Void> stopping = CompletableFuture.runAsync(() -> {
            try {
                camel.getRouteController().stopRoute("web");
            } catch (Exception broken) {
                throw new IllegalStateException(broken);
            }
        });
        go.countDown();
        stopping.get(20, TimeUnit.SECONDS);

        assertThat(slow.get().body()).isEqualTo("done");
        assertThat(post("/in/slow").statusCode()).isEqualTo(503);
    }

    @Test
    void refusesSecondRouteOnSamePathAndMethod() throws Exception {
        add("one", "door:web?path=/in/web/{form}&methods=GET,POST", exchange -> {});

        assertThatThrownBy(() -> add("two", "door:web?path=/in/web/{other}&methods=POST", exchange -> {}))
                .hasStackTraceContaining("another route already takes GET,POST /in/web/{form}");
    }

    @Test
    void servesShippedKamelet() throws Exception {
        Path kamelets = Path.of("connectors").toAbsolutePath();
        camel.getPropertiesComponent().addInitialProperty("camel.component.kamelet.location", "file:" + kamelets);
        camel.getComponent("kamelet", org.apache.camel.component.kamelet.KameletComponent.class)
                .setLocation("file:" + kamelets);
        camel.getRegistry().bind("echo", (org.apache.camel.Processor) exchange ->
                exchange.getMessage().setBody(DoorRig.text(exchange.getMessage().getHeaders() + "")));
        PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString("kamelet.camel.yaml", """
                - route:
                    id: kamelet-test
                    from:
                      uri: kamelet:http-source
                      parameters:
                        channel: web
                        path: /in/web/{form}
                        methods: POST,OPTIONS
                        limit: 1KB
                        headers: host
                      steps:
                        - process:
                            ref: echo
                """));

        assertThat(post("/in/web/support").body()).isEqualTo("{}");
        assertThat(client.send(
                                HttpRequest.newBuilder(URI.create(rig.url("/in/web/support")))
                                        .POST(BodyPublishers.ofByteArray(new byte[1025]))
                                        .build(),
                                BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(413);
    }

    /** What a route does with the exchange. */
    private interface Step {
        void process(Exchange exchange) throws Exception;
    }

    private void add(String id, String uri, Step step) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId(id).process(step::process);
            }
        });
    }

    private HttpResponse<String> post(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(rig.url(path)))
                        .POST(BodyPublishers.ofString("x"))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> postUnchecked(String path) {
        try {
            return post(path);
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }
}

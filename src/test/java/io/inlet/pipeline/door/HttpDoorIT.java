package io.inlet.pipeline.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.inlet.message.Header;
import io.inlet.message.StoreUnavailableException;
import io.inlet.pipeline.DoorRequest;
import io.inlet.settings.ConfigurationException;
import io.inlet.settings.Settings;
import java.io.ByteArrayInputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDoorIT {
    private static final long MB = 1 << 20;
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    Path home;

    private DoorRig rig;

    @AfterEach
    void close() {
        if (rig != null) {
            rig.close();
        }
    }

    @Test
    void keepsBytesExactlyWhetherSmallOrSpilled() throws Exception {
        rig = new DoorRig(home).openForm(30 * MB);

        for (int size : new int[] {0, 1, 65_535, 65_536, 65_537, 3_000_000}) {
            byte[] body = bytes(size);
            HttpResponse<String> answer = post("/in/web/support", body);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(sha256(body));
        }
        assertThat(rig.seen)
                .extracting(DoorRequest::size)
                .containsExactly(0L, 1L, 65_535L, 65_536L, 65_537L, 3_000_000L);
        assertThat(rig.spilled()).isEmpty();
    }

    @Test
    void asksToComeAgainWhileRoutesAreStillToCome() throws Exception {
        try (HttpDoor door = HttpDoor.of(
                Settings.of(Map.of("inlet.http.port", "0", "inlet.http.bind", "127.0.0.1")), home, Clock.systemUTC())) {
            door.startUnfilled();
            HttpRequest early = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + door.port() + "/in/web/support"))
                    .build();

            HttpResponse<String> notYet = CLIENT.send(early, BodyHandlers.ofString());
            assertThat(notYet.statusCode()).isEqualTo(503);
            assertThat(notYet.headers().firstValue("Retry-After")).isPresent();
            door.filled();
            assertThat(CLIENT.send(early, BodyHandlers.ofString()).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void takesChunkedBodies() throws Exception {
        rig = new DoorRig(home).openForm(MB);
        byte[] body = bytes(200_000);

        HttpResponse<String> answer = CLIENT.send(
                request("/in/web/support")
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.body()).isEqualTo(sha256(body));
    }

    @Test
    void refusesThirtyMegabytesToLimitOfTenBeforeReadingThem() throws Exception {
        rig = new DoorRig(home).openForm(10 * MB);

        HttpResponse<String> answer = post("/in/web/support", bytes((int) (30 * MB)));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json; charset=utf-8");
        assertThat(answer.body()).contains("\"status\":413").contains("10MB");
        assertThat(rig.seen).isEmpty();
    }

    @Test
    void refusesTooLargeChunkedBodyWhileReading() throws Exception {
        rig = new DoorRig(home).openForm(MB);
        byte[] chunk = bytes(65_536);
        String answer;
        try (RawClient client = new RawClient(rig.port())) {
            client.say("POST /in/web/a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (int count = 0; count < 17; count++) {
                client.say("10000\r\n").say(chunk).say("\r\n");
            }
            answer = client.hearUntil("\r\n\r\n");
        }

        assertThat(answer).startsWith("HTTP/1.1 413").containsIgnoringCase("connection: close");
        assertThat(rig.seen).isEmpty();
        await().until(() -> rig.spilled().isEmpty());
    }

    @Test
    void answersExpectBeforeTheBodyIsSent() throws Exception {
        rig = new DoorRig(home).openForm(10);
        String head =
                "POST /in/web/a HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nConnection: close\r\nContent-Length: ";

        try (RawClient fits = new RawClient(rig.port());
                RawClient tooLarge = new RawClient(rig.port())) {
            assertThat(fits.say(head + "5\r\n\r\n").hearUntil("\r\n\r\n")).startsWith("HTTP/1.1 100");
            assertThat(fits.say("hello").hearAll()).startsWith("HTTP/1.1 200");
            assertThat(tooLarge.say(head + "11\r\n\r\n").hearUntil("\r\n\r\n")).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void cutsSlowBodySenderWith408AndForgetsItsBytes() throws Exception {
        rig = new DoorRig(home, "inlet.http.body-deadline", "300ms").openForm(MB);

        try (RawClient client = new RawClient(rig.port())) {
            client.say("POST /in/web/a HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nslow");
            assertThat(client.hearUntil("\r\n\r\n")).startsWith("HTTP/1.1 408");
        }
        assertThat(rig.seen).isEmpty();
    }

    @Test
    void cutsConnectionThatNeverCompletesItsHeader() throws Exception {
        rig = new DoorRig(home, "inlet.http.header-deadline", "300ms").openForm(MB);

        try (RawClient slow = new RawClient(rig.port());
                RawClient idle = new RawClient(rig.port())) {
            slow.say("POST /in/web/a HTTP/1.1\r\nHost: x\r\nX-Slow: ");
            assertThat(slow.hearAll()).isEmpty();
            assertThat(idle.hearAll()).isEmpty();
        }
        assertThat(post("/in/web/support", bytes(5)).statusCode()).isEqualTo(200);
    }

    /** CVE-2026-33870 (chunk extensions), CVE-2026-42580 (chunk sizes), CVE-2026-42585 (Transfer-Encoding), and CL/TE pairs. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /in/web/b HTTP/1.1\r\n\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\nhello",
                "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
                "Content-Length: 5, 6\r\n\r\nhello!",
                "Content-Length: +5\r\n\r\nhello",
                "Content-Length: -1\r\n\r\n",
                "Transfer-Encoding: xchunked\r\nContent-Length: 5\r\n\r\nhello",
                "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n-1\r\nhello\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n100000005\r\nhello\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n5;a\nb\r\nhello\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\nFFFFFFFF00000005\r\nhello\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n80000005\r\nhello\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n5 5\r\nhello\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n0x5\r\nhello\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n5;a=\"\r\n0\r\n\r\nGET /in/web/b HTTP/1.1\r\n\r\n",
                "Transfer-Encoding: \u000bchunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked;x=1\r\n\r\n0\r\n\r\n",
                "Content-Length: 5\r\nTransfer_Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
                "Host: y\r\nContent-Length: 0\r\n\r\n",
                " Folded: 1\r\nContent-Length: 0\r\n\r\n"
            })
    void refusesWhatTwoServersCouldReadDifferently(String rest) throws Exception {
        rig = new DoorRig(home).openForm(MB);
        String answer;
        try (RawClient client = new RawClient(rig.port())) {
            answer = client.say("POST /in/web/a HTTP/1.1\r\nHost: x\r\n" + rest).hearAll();
        }

        assertThat(answer)
                .satisfiesAnyOf(
                        text -> assertThat(text).startsWith("HTTP/1.1 400"),
                        text -> assertThat(text).startsWith("HTTP/1.1 413"),
                        text -> assertThat(text).isEmpty());
        assertThat(answer.split("HTTP/1.1 ", -1)).hasSizeLessThanOrEqualTo(2);
        assertThat(rig.seen).isEmpty();
    }

    @Test
    void answersPipelinedRequestsOneByOneInOrder() throws Exception {
        rig = new DoorRig(home).open("/in/web/{form}", "POST", MB, request -> DoorRig.text("<" + request.path() + ">"));
        String answer;
        try (RawClient client = new RawClient(rig.port())) {
            answer = client.say("POST /in/web/one HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nab"
                            + "POST /in/web/two HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                    .hearAll();
        }

        assertThat(answer).containsSubsequence("</in/web/one>", "</in/web/two>");
    }

    @Test
    void takesNothingMoreFromConnectionAfterRefusedBody() throws Exception {
        rig = new DoorRig(home).openForm(3);
        try (RawClient client = new RawClient(rig.port())) {
            client.say("POST /in/web/a HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nabcd"
                    + "POST /in/web/b HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\na");
            assertThat(client.hearAll().split("HTTP/1.1 ", -1)).hasSize(2);
        }
        assertThat(rig.seen).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/in",
                "/in/web",
                "/in/web/",
                "/in/web/a/",
                "//in/web/a",
                "/in//web/a",
                "/in/./web/a",
                "/in/web/..",
                "/in/web/../web/a",
                "/in/web/%2e%2e",
                "/in%2fweb/a",
                "/in/web/a%2fb",
                "/in/w%65b/a",
                "/IN/web/a",
                "/in/Web/a",
                "/in/web/a;x=1",
                "/in/web/a\\b",
                "/in/web/a%00",
                "/in/web/*",
                "http://x/in/web/a",
                "*"
            })
    void knowsOneSpellingOfEachPath(String path) throws Exception {
        rig = new DoorRig(home).openForm(MB);
        try (RawClient client = new RawClient(rig.port())) {
            client.say("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            assertThat(client.hearAll()).startsWith("HTTP/1.1 404");
        }
    }

    @Test
    void namesTheMethodsThatAreTaken() throws Exception {
        rig = new DoorRig(home).openForm(MB).open("/in/web/{id}", "GET", MB, request -> DoorRig.text("page"));

        HttpResponse<String> refused =
                CLIENT.send(request("/in/web/support").DELETE().build(), BodyHandlers.ofString());
        HttpResponse<String> page = CLIENT.send(request("/in/web/support").GET().build(), BodyHandlers.ofString());
        HttpResponse<String> head = CLIENT.send(
                request("/in/web/support")
                        .method("HEAD", BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());

        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.headers().firstValue("Allow")).hasValue("GET, HEAD, POST");
        assertThat(page.body()).isEqualTo("page");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Length")).hasValue("4");
    }

    @Test
    void handsOnOnlyHeadersOfTheListAndNeverTheQueryAsHeaders() throws Exception {
        rig = new DoorRig(home).openForm(MB);

        HttpResponse<String> answer = CLIENT.send(
                request("/in/web/support?CamelHttpUri=x&Set-Cookie=a&q=%D0%B0&q=2")
                        .header("CamelFileName", "x")
                        .header("kafka.OVERRIDE_TOPIC", "x")
                        .header("Cookie", "x")
                        .header("Authorization", "x")
                        .header("Webhook-Id", "msg_1")
                        .header("Idempotency-Key", "k")
                        .header("Accept-Language", "de, ru;q=0.9, en;q=0.8")
                        .POST(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());

        DoorRequest seen = rig.seen.get(0);
        assertThat(seen.headers())
                .extracting(header -> header.name().toLowerCase())
                .containsExactlyInAnyOrder("host", "user-agent", "webhook-id", "idempotency-key", "accept-language");
        assertThat(seen.query()).containsEntry("q", List.of("а", "2"));
        assertThat(seen.language()).isEqualTo("ru");
        assertThat(seen.parameters()).containsEntry("form", "support");
        assertThat(answer.headers().map().keySet()).allSatisfy(name -> assertThat(name.toLowerCase())
                .isIn("content-length", "content-type", "date", "x-content-type-options", "cache-control"));
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void believesForwardedAddressOnlyFromTrustedProxies() throws Exception {
        HttpRequest.Builder forwarded = HttpRequest.newBuilder()
                .header("X-Forwarded-For", "6.6.6.6, 203.0.113.9, 10.1.2.3")
                .POST(BodyPublishers.noBody());
        rig = new DoorRig(home).openForm(MB);
        CLIENT.send(forwarded.uri(URI.create(rig.url("/in/web/a"))).build(), BodyHandlers.ofString());
        assertThat(rig.seen.get(0).remoteAddress()).isEqualTo("127.0.0.1");
        rig.close();

        rig = new DoorRig(home, "inlet.http.trusted-proxies", "127.0.0.0/8, 10.0.0.0/8").openForm(MB);
        CLIENT.send(forwarded.uri(URI.create(rig.url("/in/web/a"))).build(), BodyHandlers.ofString());
        assertThat(rig.seen.get(0).remoteAddress()).isEqualTo("203.0.113.9");
    }

    @Test
    void answersBusyWhenTooManyAreInside() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        rig = new DoorRig(home, "inlet.http.in-flight", "2").open("/in/web/{form}", "POST", MB, request -> {
            go.await(20, TimeUnit.SECONDS);
            return DoorRig.text("done");
        });
        List<CompletableFuture<HttpResponse<String>>> inside = List.of(send("/in/web/a"), send("/in/web/a"));
        await().until(() -> rig.door.slots().availablePermits() == 0);

        HttpResponse<String> refused = send("/in/web/a").get();
        go.countDown();

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("5");
        for (CompletableFuture<HttpResponse<String>> future : inside) {
            assertThat(future.get().statusCode()).isEqualTo(200);
        }
        assertThat(send("/in/web/a").get().statusCode()).isEqualTo(200);
    }

    @Test
    void deletesSpilledBodiesOnEveryPath() throws Exception {
        rig = new DoorRig(home).openForm(30 * MB).open("/in/fail", "POST", 30 * MB, request -> {
            throw new IllegalStateException("secret inside");
        });

        post("/in/web/a", bytes(300_000));
        assertThat(post("/in/fail", bytes(300_000)).statusCode()).isEqualTo(500);
        try (RawClient gone = new RawClient(rig.port())) {
            gone.say("POST /in/web/a HTTP/1.1\r\nHost: x\r\nContent-Length: 300000\r\n\r\n")
                    .say(bytes(200_000));
            await().until(() -> rig.spilled().size() == 1);
        }
        await().until(() -> rig.spilled().isEmpty());
        assertThat(rig.seen).hasSize(1);
        assertThat(rig.door.slots().availablePermits()).isEqualTo(64);
    }

    @Test
    void sweepsWhatKilledProcessLeftBehind() throws Exception {
        Path left = home.resolve("data/spill/0a.body");
        Files.createDirectories(left.getParent());
        Files.writeString(left, "left");

        rig = new DoorRig(home);

        assertThat(left).doesNotExist();
    }

    @Test
    void tellsNothingOfOurInsides() throws Exception {
        rig = new DoorRig(home).open("/in/fail", "POST", MB, request -> {
            throw new IllegalStateException("secret inside");
        });
        rig.open("/in/away", "POST", MB, request -> {
            throw new IllegalStateException(new StoreUnavailableException("secret host", null));
        });

        HttpResponse<String> failed = post("/in/fail", bytes(1));
        HttpResponse<String> away = post("/in/away", bytes(1));

        assertThat(failed.statusCode()).isEqualTo(500);
        assertThat(failed.body())
                .doesNotContain("secret")
                .doesNotContain("Exception")
                .contains("Error id");
        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.body()).doesNotContain("secret");
        assertThat(away.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void writesHeadersOfTheAnswer() throws Exception {
        rig = new DoorRig(home)
                .open(
                        "/in/see",
                        "GET",
                        MB,
                        request -> new io.inlet.pipeline.DoorAnswer(
                                303, null, List.of(new Header("Location", "/there")), new byte[0]));

        HttpResponse<String> answer = CLIENT.send(request("/in/see").GET().build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/there");
        assertThat(answer.headers().firstValue("Content-Length")).hasValue("0");
    }

    @Test
    void refusesOversizedHeaders() throws Exception {
        rig = new DoorRig(home).openForm(MB);
        try (RawClient client = new RawClient(rig.port())) {
            client.say("POST /in/web/a HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(60_000) + "\r\n\r\n");
            assertThat(client.hearUntil("\r\n\r\n")).startsWith("HTTP/1.1 431");
        }
    }

    @Test
    void letsThoseInsideFinishWhenClosing() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        rig = new DoorRig(home).open("/in/web/{form}", "POST", MB, request -> {
            inside.countDown();
            go.await(20, TimeUnit.SECONDS);
            return DoorRig.text("done");
        });
        int port = rig.port();
        CompletableFuture<HttpResponse<String>> first = send("/in/web/a");
        inside.await(20, TimeUnit.SECONDS);

        CompletableFuture<Void> closing = CompletableFuture.runAsync(rig::close);
        await().until(() -> rig.door.isClosing());
        HttpResponse<String> late = send("/in/web/a").get();
        go.countDown();
        closing.get(20, TimeUnit.SECONDS);

        assertThat(first.get().body()).isEqualTo("done");
        assertThat(late.statusCode()).isEqualTo(503);
        assertThatThrownBy(() -> new RawClient(port)).isInstanceOf(ConnectException.class);
    }

    @Test
    void saysWhichPortIsInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = Integer.toString(taken.getLocalPort());

            assertThatThrownBy(() -> new DoorRig(home, "inlet.http.port", port))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageStartingWith("config/application.properties: ")
                    .hasMessageContainingAll(port, "127.0.0.1", "is in use by another program", "inlet.http.port");
        }
    }

    @Test
    void carriesFourBodiesOfTwentyFiveMegabytesAtOnce() throws Exception {
        rig = new DoorRig(home).openForm(30 * MB);
        byte[] body = bytes((int) (25 * MB));
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();

        for (int count = 0; count < 4; count++) {
            answers.add(CLIENT.sendAsync(
                    request("/in/web/support")
                            .POST(BodyPublishers.ofByteArray(body))
                            .build(),
                    BodyHandlers.ofString()));
        }

        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            assertThat(answer.get().body()).isEqualTo(sha256(body));
        }
        assertThat(rig.spilled()).isEmpty();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(rig.url(path)));
    }

    private HttpResponse<String> post(String path, byte[] body) throws Exception {
        return CLIENT.send(request(path).POST(BodyPublishers.ofByteArray(body)).build(), BodyHandlers.ofString());
    }

    private CompletableFuture<HttpResponse<String>> send(String path) {
        return CLIENT.sendAsync(request(path).POST(BodyPublishers.ofString("x")).build(), BodyHandlers.ofString());
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}

package io.inlet.pipeline.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import io.inlet.dispatch.Answer;
import io.inlet.dispatch.Body;
import io.inlet.dispatch.Call;
import io.inlet.dispatch.TargetConfig;
import io.inlet.dispatch.rt.Trackers;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The shipped connector for Request Tracker on a socket: methods, parameters, headers, streamed bodies. */
class RequestTrackerSinkIT {
    /** A request as it came in. */
    private record Seen(String method, URI uri, Headers headers, byte[] body) {}

    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final Line line = new Line();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            seen.add(new Seen(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI(),
                    exchange.getRequestHeaders(),
                    exchange.getRequestBody().readAllBytes()));
            exchange.getResponseHeaders().add("Location", "/REST/2.0/ticket/1");
            exchange.sendResponseHeaders(201, -1);
            exchange.close();
        });
        server.start();
        line.start();
    }

    @AfterEach
    void stop() {
        line.close();
        server.stop(0);
    }

    @Test
    void encodesParametersSoThatNothingOfThemEndsThem() {
        String query = "CF.{InletId} = 'a&b=c#d+e %41 ж\"'";

        send("GET", Map.of("query", query, "fields", "id,Subject"), Body.NONE);

        assertThat(seen).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("GET");
            assertThat(request.uri().getRawPath()).isEqualTo("/rt/REST/2.0/tickets");
            assertThat(request.uri().getRawQuery())
                    .isEqualTo(
                            "fields=id%2CSubject&query=CF.%7BInletId%7D%20%3D%20%27a%26b%3Dc%23d%2Be%20%2541%20%D0%B6%22%27");
        });
    }

    @Test
    void sendsOnlyTheAdaptersHeadersAndTellsWhereTheNewThingIs() {
        Answer answer = send("PUT", Map.of(), Body.of("{}".getBytes(StandardCharsets.UTF_8)));

        assertThat(answer).isInstanceOfSatisfying(Answer.Received.class, received -> {
            assertThat(received.status()).isEqualTo(201);
            assertThat(received.headers()).containsEntry("location", "/REST/2.0/ticket/1");
        });
        assertThat(seen).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("PUT");
            assertThat(request.headers().getFirst("Authorization")).isEqualTo("token 1-27-0");
            assertThat(request.headers().getFirst("Content-Type")).isEqualTo("application/json; charset=utf-8");
            assertThat(request.headers().keySet())
                    .isSubsetOf(
                            "Authorization",
                            "Content-type",
                            "Content-length",
                            "Host",
                            "User-agent",
                            "Connection",
                            "Accept-encoding");
        });
    }

    @Test
    void tellsTheLengthOfABodyThatItStreams() {
        byte[] piece = "0123456789".getBytes(StandardCharsets.US_ASCII);
        Body body = new Body() {
            @Override
            public long length() {
                return 100_000;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                for (int written = 0; written < 10_000; written++) {
                    out.write(piece);
                }
            }
        };

        send("POST", Map.of(), body);

        assertThat(seen).singleElement().satisfies(request -> {
            assertThat(request.headers().getFirst("Content-Length")).isEqualTo("100000");
            assertThat(request.body()).hasSize(100_000);
        });
    }

    @Test
    void doesNotKnowWhatArrivedOfABodyThatBreaksOff() {
        Body broken = new Body() {
            @Override
            public long length() {
                return 100_000;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                out.write(1);
                throw new IOException("the file is gone");
            }
        };

        Answer answer = send("POST", Map.of(), broken);

        assertThat(answer).isInstanceOfSatisfying(Answer.Lost.class, lost -> {
            assertThat(lost.sent()).isTrue();
            assertThat(lost.detail()).contains("the file is gone");
        });
    }

    private Answer send(String method, Map<String, String> query, Body body) {
        TargetConfig target = Trackers.target(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/rt"), "1-27-0");
        return line.transport.send(
                new Call.Send(
                        method,
                        "/REST/2.0/tickets",
                        query,
                        Map.of("Authorization", "token 1-27-0", "Content-Type", "application/json; charset=utf-8"),
                        body,
                        null,
                        "a call"),
                target);
    }
}

package io.inlet.pipeline.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.dispatch.Answer;
import io.inlet.dispatch.Call;
import io.inlet.dispatch.Samples;
import io.inlet.dispatch.TargetConfig;
import io.inlet.dispatch.reply.BotOptions;
import io.inlet.settings.Secret;
import io.inlet.settings.SigningKeys;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.ExchangePattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped connector on a socket: what is sent, what is not, and what is told of a failure. */
class KameletTransportIT {
    private final Line line = new Line();

    @BeforeEach
    void start() {
        line.start();
    }

    @AfterEach
    void stop() {
        line.close();
    }

    @Test
    void tellsStatusWaitAndBody() throws Exception {
        String date = "Thu, 15 Jan 2026 09:31:30 GMT";
        Answer.Received answer = received(HostileReceiver.Act.of(false, "503 No", "Retry-After: " + date + "\r\n"));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers()).containsExactly(Map.entry("retry-after", date));
        assertThat(answer.text()).isEqualTo("OK");
    }

    @Test
    void readsNoMoreThanTheBeginningOfAnAnswer() throws Exception {
        Answer.Received answer = received(HostileReceiver.Act.body("200 OK", "x".repeat(5_000_000)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).hasSize(64 * 1024);
    }

    @Test
    void unpacksNothing() throws Exception {
        Answer.Received answer = received(new HostileReceiver.Act(
                true, false, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc"));

        assertThat(answer.text()).isEqualTo("abc");
    }

    @Test
    void takesAnAnswerWithoutABody() throws Exception {
        Answer.Received answer = received(new HostileReceiver.Act(true, false, "HTTP/1.1 204 No Content\r\n\r\n"));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"301 Moved", "302 Found", "303 See", "307 Temporary", "308 Permanent"})
    void followsNoRedirect(String status) throws Exception {
        try (HostileReceiver elsewhere = new HostileReceiver((request, times) -> HostileReceiver.Act.OK)) {
            Answer.Received answer =
                    received(HostileReceiver.Act.of(false, status, "Location: " + elsewhere.url() + "\r\n"));

            assertThat(answer.status()).isEqualTo(Integer.parseInt(status.substring(0, 3)));
            assertThat(elsewhere.received()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"429 No", "503 No"})
    void repeatsNothingByItself(String status) throws Exception {
        try (HostileReceiver receiver =
                new HostileReceiver((request, times) -> HostileReceiver.Act.of(false, status, "Retry-After: 0\r\n"))) {
            line.transport.send(call(""), Samples.target("desk", receiver.url()));

            assertThat(receiver.received()).hasSize(1);
        }
    }

    @Test
    void bringsNoCookieBack() throws Exception {
        try (HostileReceiver receiver = new HostileReceiver(
                (request, times) -> HostileReceiver.Act.of(true, "200 OK", "Set-Cookie: a=b; Path=/\r\n"))) {
            TargetConfig target = Samples.target("desk", receiver.url());
            line.transport.send(call(""), target);
            line.transport.send(call(""), target);

            assertThat(receiver.received()).hasSize(2);
            assertThat(receiver.received().get(1).headers()).doesNotContainKey("cookie");
        }
    }

    @Test
    void addsTheAdaptersPathToTheUrl() throws Exception {
        try (HostileReceiver receiver = new HostileReceiver((request, times) -> HostileReceiver.Act.OK)) {
            line.transport.send(call("/tickets/7"), Samples.target("desk", receiver.url()));

            assertThat(receiver.received().get(0).line()).isEqualTo("POST /hooks/inlet/tickets/7 HTTP/1.1");
        }
    }

    @Test
    void theConnectorObeysNoHeaderButTheAdapters() throws Exception {
        try (HostileReceiver receiver = new HostileReceiver((request, times) -> HostileReceiver.Act.OK);
                HostileReceiver elsewhere = new HostileReceiver((request, times) -> HostileReceiver.Act.OK)) {
            line.transport.send(call(""), Samples.target("desk", receiver.url()));
            Endpoint kamelet = line.context().getEndpoints().stream()
                    .filter(endpoint -> endpoint.getEndpointUri().startsWith("kamelet:webhook-sink/"))
                    .findFirst()
                    .orElseThrow();

            line.context().createProducerTemplate().send(kamelet, ExchangePattern.InOut, exchange -> {
                Call.Send call = call("");
                call.headers().forEach(exchange.getIn()::setHeader);
                exchange.getIn().setHeader("CamelHttpUri", elsewhere.url().toString());
                exchange.getIn().setHeader("CamelRestHttpUri", elsewhere.url().toString());
                exchange.getIn().setHeader("CamelHttpQuery", "a=b");
                exchange.getIn().setHeader("X-Evil", "1");
                exchange.getIn().setHeader("Host", "evil.example");
                exchange.getIn().setHeader("Authorization", "Bearer evil");
                exchange.getIn().setBody(Samples.bytes(call.body()));
            });

            assertThat(elsewhere.received()).isEmpty();
            assertThat(receiver.received()).hasSize(2);
            assertThat(receiver.received().get(1).line()).isEqualTo("POST /hooks/inlet HTTP/1.1");
            assertThat(receiver.received().get(1).headers())
                    .doesNotContainKeys("x-evil", "authorization")
                    .containsEntry("host", receiver.url().getAuthority());
        }
    }

    @Test
    void sendsNothingToAPrivateAddressWhateverTheNameIsResolvedTo() throws Exception {
        try (HostileReceiver receiver = new HostileReceiver((request, times) -> HostileReceiver.Act.OK)) {
            Answer answer = line.transport.send(call(""), Samples.outside("desk", receiver.url()));

            assertThat(answer)
                    .isEqualTo(
                            new Answer.Lost(
                                    false,
                                    "IOException: its url leads into a private network; a public address, or allow-private: true"));
            assertThat(receiver.received()).isEmpty();
        }
    }

    @Test
    void knowsThatNothingWasSentToAnUnknownHost() {
        Answer answer = line.transport.send(call(""), Samples.target("desk", URI.create("http://nobody.invalid/")));

        assertThat(answer).isInstanceOfSatisfying(Answer.Lost.class, lost -> {
            assertThat(lost.sent()).isFalse();
            assertThat(lost.detail()).contains("UnknownHostException").contains("nobody.invalid");
        });
    }

    @Test
    void knowsThatNothingWasSentWhenTheHandshakeDoesNotSucceed() throws Exception {
        try (HostileReceiver plain = new HostileReceiver((request, times) -> HostileReceiver.Act.OK)) {
            URI https = URI.create(plain.url().toString().replace("http:", "https:"));

            Answer answer = line.transport.send(call(""), Samples.target("desk", https));

            assertThat(answer).isInstanceOfSatisfying(Answer.Lost.class, lost -> assertThat(lost.sent())
                    .isFalse());
        }
    }

    @Test
    void knowsThatNothingWasSentWhenTheProxyDoesNotConnect() throws Exception {
        try (HostileReceiver proxy =
                new HostileReceiver((request, times) -> HostileReceiver.Act.of(false, "502 Bad Gateway", ""))) {
            TargetConfig plain = Samples.target("desk", URI.create("https://127.0.0.1:1/"));
            TargetConfig behind = new TargetConfig(
                    plain.name(),
                    plain.type(),
                    plain.url(),
                    plain.secret(),
                    true,
                    true,
                    plain.connectTimeout(),
                    plain.responseTimeout(),
                    plain.window(),
                    plain.rate(),
                    plain.inFlight(),
                    new BotOptions(URI.create("http://127.0.0.1:" + proxy.url().getPort())));

            Answer answer = line.transport.send(call(""), behind);

            assertThat(answer).isInstanceOfSatisfying(Answer.Lost.class, lost -> assertThat(lost.sent())
                    .isFalse());
        }
    }

    @Test
    void endsAnAnswerThatTricklesInAtTheDeadline() throws Exception {
        try (TricklingReceiver receiver = new TricklingReceiver()) {
            Answer answer = line.transport.send(call(""), Samples.target("desk", receiver.url()));

            assertThat(answer).isInstanceOfSatisfying(Answer.Lost.class, lost -> assertThat(lost.sent())
                    .isTrue());
            assertThat(receiver.written()).isBetween(1, 1000);
        }
    }

    private Answer.Received received(HostileReceiver.Act act) throws Exception {
        try (HostileReceiver receiver = new HostileReceiver((request, times) -> act)) {
            return (Answer.Received) line.transport.send(call(""), Samples.target("desk", receiver.url()));
        }
    }

    private static Call.Send call(String path) {
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        String signature = SigningKeys.parse(new Secret(Samples.KEY)).sign("msg_1", 1, body);
        return new Call.Send(
                "POST",
                path,
                Map.of("webhook-id", "msg_1", "webhook-timestamp", "1", "webhook-signature", signature),
                body,
                "a call");
    }
}

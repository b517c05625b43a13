package io.inlet.pipeline.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.dispatch.Answer;
import io.inlet.dispatch.Call;
import io.inlet.dispatch.MovingClock;
import io.inlet.dispatch.TargetConfig;
import io.inlet.settings.EmailSettings.Security;
import io.inlet.settings.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mails through the shipped connector: what is known of one whose server is slow or gone. */
class MailPostIT {
    private final MovingClock clock = new MovingClock();
    private final Main main = new Main();
    private ScriptedMailServer server;
    private KameletTransport transport;
    private TargetConfig target;

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedMailServer();
        target = new TargetConfig(
                "reply-email",
                "email",
                URI.create("smtp://127.0.0.1:" + server.port()),
                new Secret(""),
                true,
                true,
                Duration.ofSeconds(30),
                Duration.ofMinutes(2),
                Duration.ofDays(2),
                5,
                2);
        main.configure().setAutoConfigurationEnvironmentVariablesEnabled(false);
        main.addInitialProperty("camel.component.kamelet.location", "file:connectors");
        main.start();
        transport =
                new KameletTransport(Map.of("reply-email", new SmtpAccount(Security.NONE, null, null, null)), clock);
        transport.attach(main.getCamelContext());
    }

    @AfterEach
    void stop() throws Exception {
        main.stop();
        server.close();
    }

    @Test
    void isTaken() {
        assertThat(send()).isInstanceOfSatisfying(Answer.Received.class, answer -> assertThat(answer.status())
                .isEqualTo(200));
        assertThat(server.mails()).singleElement().asString().contains("Hello");
    }

    @Test
    void isNotBegunWhenItsEndCouldOutlastTheLease() {
        server.at("RCPT", () -> clock.advance(target.lease().minus(target.responseTimeout())));

        assertThat(send()).isInstanceOfSatisfying(Answer.Lost.class, lost -> {
            assertThat(lost.sent()).isFalse();
            assertThat(lost.detail()).contains("too slow");
        });
        assertThat(server.mails()).isEmpty();
    }

    @Test
    void isBegunWhileItsEndIsWithinTheLease() {
        server.at("RCPT", () -> clock.advance(target.responseTimeout()));

        assertThat(send()).isInstanceOf(Answer.Received.class);
        assertThat(server.mails()).hasSize(1);
    }

    @Test
    void isCertainlyNotSentBeforeItsContent() {
        server.hangUpAt("RCPT");

        assertThat(send()).isInstanceOfSatisfying(Answer.Lost.class, lost -> assertThat(lost.sent())
                .isFalse());
    }

    @Test
    void isPerhapsSentAfterItsContent() {
        server.hangUpAt(ScriptedMailServer.END);

        assertThat(send()).isInstanceOfSatisfying(Answer.Lost.class, lost -> assertThat(lost.sent())
                .isTrue());
    }

    private Answer send() {
        Map<String, String> headers = Map.of(
                "From", "support@example.org",
                "To", "anna@example.net",
                "Subject", "Hi",
                "Message-ID", "<1@example.org>");
        return transport.send(
                new Call.Send("MAIL", "", headers, "Hello".getBytes(StandardCharsets.UTF_8), "mail 1"), target);
    }
}

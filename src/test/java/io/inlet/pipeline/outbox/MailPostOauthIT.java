package io.inlet.pipeline.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.inlet.dispatch.Answer;
import io.inlet.dispatch.Call;
import io.inlet.dispatch.TargetConfig;
import io.inlet.pipeline.oauth.OauthLogins;
import io.inlet.pipeline.oauth.TokenStandIn;
import io.inlet.settings.Secret;
import io.inlet.settings.Settings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replies through a mail server that takes access tokens; GreenMail takes the user's password for one. */
class MailPostOauthIT {
    private final Main main = new Main();
    private final TokenStandIn provider = new TokenStandIn();
    private final GreenMail server =
            new GreenMail(new ServerSetup[] {new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP)});
    private GreenMailUser user;
    private KameletTransport transport;
    private TargetConfig target;

    @TempDir
    Path data;

    @BeforeEach
    void start() throws Exception {
        server.start();
        user = server.setUser("support@example.org", "support", "token-1");
        server.getUserManager().setAuthRequired(true);
        target = new TargetConfig(
                "reply-email",
                "email",
                URI.create("smtp://127.0.0.1:" + server.getSmtp().getPort()),
                new Secret(""),
                true,
                true,
                Duration.ofSeconds(30),
                Duration.ofMinutes(2),
                Duration.ofDays(2),
                5,
                2);
        Settings settings = Settings.of(Map.of(
                "inlet.reply.email.enabled", "true",
                "inlet.reply.email.security", "none",
                "inlet.reply.email.user", "support",
                "inlet.reply.email.oauth", "true",
                "inlet.email.oauth.provider", "custom",
                "inlet.email.oauth.client-id", "inlet",
                "inlet.email.oauth.refresh-token", "refresh-0",
                "inlet.email.oauth.token-url", provider.tokenUrl()));
        main.configure().setAutoConfigurationEnvironmentVariablesEnabled(false);
        main.addInitialProperty("camel.component.kamelet.location", "file:connectors");
        main.start();
        transport = new KameletTransport(
                SmtpAccount.all(settings, new OauthLogins(settings, data, Clock.systemUTC())), Clock.systemUTC());
        transport.attach(main.getCamelContext());
    }

    @AfterEach
    void stop() throws Exception {
        main.stop();
        server.stop();
        provider.close();
    }

    @Test
    void showsATokenAndReplacesOneThatIsTakenNoLonger() {
        provider.fixed = "token-1";
        assertThat(status()).isEqualTo(200);

        user.setPassword("token-2");
        provider.fixed = "token-2";
        assertThat(status()).isEqualTo(200);

        assertThat(server.getReceivedMessages()).hasSize(2);
        assertThat(provider.asked).hasSize(2);
    }

    @Test
    void aRevokedPermissionIsARefusedLogin() {
        provider.refresh = "another";

        assertThat(status()).isEqualTo(401);
    }

    @Test
    void anEndpointThatIsDownSaysNothingAgainstTheMail() {
        provider.broken = 503;

        assertThat(send()).isInstanceOfSatisfying(Answer.Lost.class, lost -> assertThat(lost.sent())
                .isFalse());
    }

    private int status() {
        return ((Answer.Received) send()).status();
    }

    private Answer send() {
        Map<String, String> headers = Map.of(
                "From", "support@example.org",
                "To", "support@example.org",
                "Subject", "Hi",
                "Message-ID", "<1@example.org>");
        return transport.send(
                new Call.Send("MAIL", "", headers, "Hello".getBytes(StandardCharsets.UTF_8), "mail 1"), target);
    }
}

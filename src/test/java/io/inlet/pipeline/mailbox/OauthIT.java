package io.inlet.pipeline.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.inlet.pipeline.Logs;
import io.inlet.pipeline.WatchedInbox;
import io.inlet.pipeline.oauth.OauthLogins;
import io.inlet.pipeline.oauth.TokenStandIn;
import io.inlet.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mailboxes that are opened by access tokens, with a real Dovecot that asks the one who gave them. */
class OauthIT {
    private final TokenStandIn provider = new TokenStandIn();
    private final WatchedInbox inbox = new WatchedInbox();
    private RealDovecot dovecot;

    @TempDir
    Path data;

    @BeforeEach
    void start() throws Exception {
        dovecot = RealDovecot.start(RealDovecot.tokens(data, provider.introspectUrl()));
        dovecot.put("one");
    }

    @AfterEach
    void stop() throws Exception {
        if (dovecot != null) {
            dovecot.close();
        }
        provider.close();
    }

    @Test
    void readsImapWithATokenThatItAskedForOnce() {
        try (Gateway gateway = gateway("imap")) {
            gateway.await().until(() -> inbox.kept.size() == 1 && (long) gateway.figure("goodPolls") > 2);
        }

        assertThat(provider.asked).singleElement().satisfies(form -> assertThat(form)
                .containsEntry("grant_type", "refresh_token")
                .containsEntry("client_id", "inlet")
                .containsEntry("client_secret", "MARKED-CLIENT"));
    }

    @Test
    void readsPop3WithATokenThatIsKeptOverConnections() {
        try (Gateway gateway = gateway("pop3")) {
            gateway.await().until(() -> inbox.kept.size() == 1 && (long) gateway.figure("goodPolls") > 2);
        }

        assertThat(provider.asked).hasSize(1);
    }

    @Test
    void replacesATokenThatTheServerTakesNoLonger() {
        try (Gateway gateway = gateway("pop3")) {
            gateway.await().until(() -> inbox.kept.size() == 1);
            provider.good.clear(); // Dovecot asks at each login
            gateway.await().until(() -> provider.asked.size() == 2);
            long polls = (long) gateway.figure("goodPolls");
            gateway.await().until(() -> (long) gateway.figure("goodPolls") > polls + 1);
            assertThat(gateway.health().up()).isTrue();
        }
    }

    @Test
    void asksAnewBeforeATokenEnds() {
        provider.lifetime = 1;

        try (Gateway gateway = gateway("pop3")) {
            gateway.await().until(() -> provider.asked.size() > 2);
            assertThat(gateway.health().up()).isTrue();
        }
    }

    @Test
    void keepsAnExchangedRefreshTokenOverRestarts() throws Exception {
        provider.rotates = true;
        for (int run = 1; run <= 3; run++) {
            try (Gateway gateway = gateway("imap")) {
                gateway.await().until(() -> gateway.health().detail().code().equals("mailbox-good"));
            }
        }

        assertThat(provider.asked)
                .extracting(form -> form.get("refresh_token"))
                .containsExactly("refresh-0", "refresh-access-1", "refresh-access-2");
        Path kept = data.resolve("oauth/email.json");
        assertThat(Files.getPosixFilePermissions(kept))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }

    @Test
    void aNewTokenInTheSettingsGoesBeforeTheKeptOne() {
        provider.rotates = true;
        try (Gateway gateway = gateway("imap")) {
            gateway.await().until(() -> gateway.health().detail().code().equals("mailbox-good"));
        }
        provider.refresh = "newly-allowed";

        try (Gateway gateway = gateway("imap", "inlet.email.oauth.refresh-token", "newly-allowed")) {
            gateway.await().until(() -> gateway.health().detail().code().equals("mailbox-good"));
        }
    }

    @Test
    void aRevokedPermissionPausesThisMailboxLoudlyAndNamesTheCure() {
        provider.refresh = "another";

        try (Logs logs = new Logs();
                Gateway gateway = gateway("imap")) {
            gateway.await().until(() -> gateway.health().detail().code().equals("mailbox-refused"));
            assertThat(gateway.health().up()).isFalse();
            assertThat(gateway.health().detail().arguments())
                    .anyMatch(word -> word.contains("127.0.0.1 gives no access token: invalid_grant"));
            assertThat(logs.ours(Level.ERROR))
                    .singleElement()
                    .asString()
                    .contains("inlet login email", "next try in 60 s");
            assertThat(logs.all()).noneMatch(line -> line.contains("refresh-0") || line.contains("MARKED-CLIENT"));
        }
        assertThat(provider.asked).hasSize(1);
    }

    @Test
    void aTokenThatOpensNothingIsNotAskedForAgainAndAgain() {
        provider.fixed = "MARKED-TOKEN";

        try (Logs logs = new Logs();
                Gateway gateway = gateway("imap", "inlet.email.user", "somebody-else")) {
            gateway.await().until(() -> gateway.health().detail().code().equals("mailbox-refused"));
            assertThat(logs.ours(Level.ERROR)).hasSize(1);
            assertThat(logs.all()).noneMatch(line -> line.contains("MARKED-TOKEN"));
        }
        assertThat(provider.asked).hasSize(1);
    }

    @Test
    void waitsForAnEndpointThatIsDown() {
        provider.broken = 503;

        try (Gateway gateway = gateway("imap")) {
            gateway.await().until(() -> gateway.health().detail().code().equals("mailbox-bad"));
            provider.broken = 0;
            gateway.await().until(() -> inbox.kept.size() == 1);
        }
    }

    private Gateway gateway(String protocol, String... further) {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "inlet.email.user", RealDovecot.USER,
                "inlet.email.oauth.provider", "custom",
                "inlet.email.oauth.client-id", "inlet",
                "inlet.email.oauth.client-secret", "MARKED-CLIENT",
                "inlet.email.oauth.refresh-token", "refresh-0",
                "inlet.email.oauth.token-url", provider.tokenUrl()));
        for (int i = 0; i < further.length; i += 2) {
            settings.put(further[i], further[i + 1]);
        }
        int port = protocol.equals("pop3") ? dovecot.pop3 : dovecot.imap;
        return new Gateway(
                inbox,
                data.resolve("spill"),
                Map.of(
                        "protocol", protocol,
                        "port", Integer.toString(port),
                        "user", settings.get("inlet.email.user")),
                settings,
                new OauthLogins(Settings.of(settings), data, Clock.systemUTC()));
    }
}

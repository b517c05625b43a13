package io.inlet.pipeline.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.ServerSetup;
import io.inlet.pipeline.WatchedInbox;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxTlsIT {
    private static final String KEYSTORE = "greenmail.tls.keystore.file";
    private static final String KEYSTORE_PASSWORD = "greenmail.tls.keystore.password";

    private final WatchedInbox inbox = new WatchedInbox();
    private MailHost host;

    /** One for all: GreenMail reads its keys once in a process. */
    @TempDir
    static Path folder;

    @BeforeAll
    static void makeKeysOfLocalhost() throws Exception {
        Path keys = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        "changeit",
                        "-alias",
                        "mail",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=mail",
                        "-ext",
                        "san=dns:localhost")
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor()).isZero();
        System.setProperty(KEYSTORE, keys.toString());
        System.setProperty(KEYSTORE_PASSWORD, "changeit");
        Files.writeString(folder.resolve("trusted.pem"), pem(keys));
    }

    @BeforeEach
    void serve() {
        host = new MailHost(ServerSetup.PROTOCOL_IMAPS, ServerSetup.PROTOCOL_IMAP);
        host.putMail("one");
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @AfterAll
    static void forgetKeys() {
        System.clearProperty(KEYSTORE);
        System.clearProperty(KEYSTORE_PASSWORD);
    }

    @Test
    void readsOverTlsFromAServerWhoseCertificateIsTrusted() {
        try (Gateway gateway = gateway(Map.of("host", "localhost", "certificates", trusted()))) {
            gateway.await().dontCatchUncaughtExceptions().until(() -> inbox.kept.size() == 1);
        }
    }

    @Test
    void refusesACertificateThatNobodyVouchesFor() {
        try (Gateway gateway = gateway(Map.of("host", "localhost"))) {
            gateway.await().dontCatchUncaughtExceptions().untilAsserted(() -> assertThat(
                            gateway.health().detail().toString())
                    .contains("PKIX path building failed"));
        }

        assertThat(inbox.kept).isEmpty();
    }

    @Test
    void refusesACertificateOfAnotherHost() {
        try (Gateway gateway = gateway(Map.of("host", "127.0.0.1", "certificates", trusted()))) {
            gateway.await().dontCatchUncaughtExceptions().untilAsserted(() -> assertThat(
                            gateway.health().detail().toString())
                    .contains("No subject alternative names matching IP address 127.0.0.1"));
        }

        assertThat(inbox.kept).isEmpty();
    }

    @Test
    void neverFallsBackToPlainWhenTheServerHasNoStarttls() {
        try (Wire wire = new Wire(host.imapPort());
                Gateway gateway = gateway(Map.of("security", "starttls", "port", Integer.toString(wire.port())))) {
            gateway.await().dontCatchUncaughtExceptions().until(() -> (int) gateway.figure("consecutiveFailures") > 0);

            assertThat(gateway.health().detail().toString()).contains("STARTTLS required but not supported by server");
            assertThat(wire.said).noneMatch(line -> line.contains("LOGIN") || line.contains("AUTHENTICATE"));
        }
    }

    private Gateway gateway(Map<String, String> options) {
        Map<String, String> all = new TreeMap<>(Map.of(
                "security",
                "tls",
                "port",
                Integer.toString(host.server.getImaps().getPort())));
        all.putAll(options);
        return new Gateway(inbox, folder.resolve("spill"), all, Map.of());
    }

    private String trusted() {
        return folder.resolve("trusted.pem").toString();
    }

    private static String pem(Path keys) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, "changeit".toCharArray());
        }
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(store.getCertificate("mail").getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }
}

package io.inlet.pipeline.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inlet.settings.ConfigurationException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpDoorTlsIT {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    Path home;

    @Test
    void speaksTlsWithPemFiles() throws Exception {
        KeyStore store = selfSigned();
        pem("door.crt", "CERTIFICATE", store.getCertificate("door").getEncoded());
        pem("door.key", "PRIVATE KEY", store.getKey("door", PASSWORD).getEncoded());

        try (DoorRig rig = new DoorRig(home, "inlet.http.tls.certificate", "door.crt", "inlet.http.tls.key", "door.key")
                .openForm(1 << 20)) {
            HttpResponse<String> answer = HttpClient.newBuilder()
                    .sslContext(trusting(store))
                    .build()
                    .send(
                            HttpRequest.newBuilder(URI.create("https://localhost:" + rig.port() + "/in/web/a"))
                                    .POST(BodyPublishers.ofByteArray(new byte[200_000]))
                                    .build(),
                            BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
            DoorVital vital = new DoorVital(rig.door);
            vital.probe();
            assertThat(vital.figures()).containsEntry("failedProbesInARow", 0);
        }
    }

    @Test
    void saysThatItsFilesAreNoCertificate() throws Exception {
        Files.writeString(home.resolve("door.crt"), "no certificate");

        assertThatThrownBy(() ->
                        new DoorRig(home, "inlet.http.tls.certificate", "door.crt", "inlet.http.tls.key", "door.crt"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("inlet.http.tls.certificate and inlet.http.tls.key cannot be used");
    }

    private KeyStore selfSigned() throws Exception {
        Path file = home.resolve("door.p12");
        new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "door",
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-keystore",
                        file.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    private void pem(String name, String kind, byte[] bytes) throws Exception {
        String text = Base64.getMimeEncoder(64, "\n".getBytes()).encodeToString(bytes);
        Files.writeString(
                home.resolve(name), "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
    }

    private static SSLContext trusting(KeyStore store) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}

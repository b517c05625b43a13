package io.inlet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.settings.Texts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LoginCommandTest {
    private final StringWriter printed = new StringWriter();
    private final Texts texts = Texts.of("commands", Texts.terminal());
    private final InputStream terminal = System.in;

    @TempDir
    Path home;

    @BeforeEach
    void write() throws IOException {
        int nobody;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = closed.getLocalPort();
        }
        Files.createDirectories(home.resolve("config"));
        Files.writeString(home.resolve("config/application.properties"), """
                inlet.email.user=support@example.org
                inlet.email.oauth.provider=custom
                inlet.email.oauth.client-id=inlet
                inlet.email.oauth.authorize-url=https://login.example.org/authorize
                inlet.email.oauth.token-url=http://127.0.0.1:%d/token
                """.formatted(nobody));
    }

    @AfterEach
    void giveBack() {
        System.setIn(terminal);
    }

    @Test
    void saysWhatToDoWhenTheProviderIsNotReached() {
        assertThat(login("email", "MARKED-CODE")).isEqualTo(1);

        assertThat(printed.toString())
                .contains(texts.get("login.away", "asking 127.0.0.1 for an access token: ConnectException"))
                .doesNotContain("MARKED-CODE")
                .doesNotContain("java.io");
        assertThat(home.resolve("data/oauth")).doesNotExist();
    }

    @Test
    void saysWhatTheProviderSaidInTheAddress() {
        assertThat(login("email", "http://localhost/?error=access_denied&error_description=not%20you"))
                .isEqualTo(1);

        assertThat(printed.toString()).contains(texts.get("login.refused", "access_denied not you"));
    }

    @Test
    void knowsWhatIsNoMailbox() {
        assertThat(login("nobody", "")).isEqualTo(2);

        assertThat(printed.toString()).contains(texts.get("reconcile.none", "nobody"));
    }

    private int login(String mailbox, String typed) {
        System.setIn(new ByteArrayInputStream(typed.getBytes(UTF_8)));
        return new CommandLine(new LoginCommand())
                .setOut(new PrintWriter(printed, true))
                .setErr(new PrintWriter(printed, true))
                .execute("--home", home.toString(), mailbox);
    }
}

package io.inlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistributionTest {
    private static final String EMAIL = """
            - route:
                id: email
                precondition: "{{inlet.email.enabled}}"
                from:
                  id: email-from
                  parameters:
                    name: email
                    host: "{{inlet.email.host}}"
                    passwordSetting: inlet.email.password
                  steps:
                    - to:
                        id: email-capture
                        uri: direct
            """;

    @TempDir
    Path shipped;

    @TempDir
    Path home;

    @BeforeEach
    void ship() throws IOException {
        Files.createDirectories(shipped.resolve("routes"));
        Files.writeString(shipped.resolve("routes/email.camel.yaml"), EMAIL);
    }

    @Test
    void copiesWhatIsMissingAndNothingElse() throws IOException {
        Files.writeString(Files.createDirectories(home.resolve("routes")).resolve("email.camel.yaml"), "mine");
        Files.writeString(shipped.resolve("routes/web.camel.yaml"), "theirs");

        assertThat(new Distribution(shipped).copyTo(home, "routes")).containsExactly("routes/web.camel.yaml");
        assertThat(home.resolve("routes/email.camel.yaml")).hasContent("mine");
    }

    @Test
    void makesAnotherMailboxWithSettingsOfItsOwn() throws IOException {
        assertThat(new Distribution(shipped).copyRoute(home, "email", "email-sales"))
                .isTrue();

        assertThat(home.resolve("routes/email-sales.camel.yaml"))
                .hasContent(EMAIL.replace("inlet.email.", "inlet.email-sales.")
                        .replace("id: email\n", "id: email-sales\n")
                        .replace("name: email\n", "name: email-sales\n")
                        .replace("id: email-from", "id: email-sales-from")
                        .replace("id: email-capture", "id: email-sales-capture"));
    }

    @Test
    void leavesAnExistingRouteAlone() throws IOException {
        new Distribution(shipped).copyRoute(home, "email", "email-sales");

        assertThat(new Distribution(shipped).copyRoute(home, "email", "email-sales"))
                .isFalse();
    }
}

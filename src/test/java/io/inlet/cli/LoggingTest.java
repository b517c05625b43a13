package io.inlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.status.Status;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.inlet.settings.Settings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LoggingTest {
    private static final String SECRET = "marked-s\"cret\\42";
    private final PrintStream before = System.err;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @AfterEach
    void restore() {
        System.setErr(before);
        Logging.use(Settings.of(Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json"})
    void neverWritesSecret(String format) {
        Logger logger = start(format);

        logger.info("logging in with {}", SECRET);
        logger.warn("polling", new IllegalStateException("refused " + SECRET, new RuntimeException("cause " + SECRET)));
        logger.warn("calling {}", "https://me:another-one@example.org", new RuntimeException("Bearer abcdef123456"));

        assertThat(lines())
                .contains("logging in with [REDACTED]", "refused [REDACTED]", "cause [REDACTED]", "Bearer [REDACTED]")
                .doesNotContain("marked-s", "another-one", "abcdef123456");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json"})
    void configurationIsSound(String format) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.getStatusManager().clear();

        start(format);

        assertThat(context.getStatusManager().getCopyOfStatusList())
                .isNotEmpty()
                .allSatisfy(status -> assertThat(status.getLevel()).isEqualTo(Status.INFO));
    }

    @Test
    void jsonLinesAreJson() throws Exception {
        start("json").info("stored {}", "104520-8");

        JsonNode line = new ObjectMapper().readTree(lines());
        assertThat(line.get("message").asText()).isEqualTo("stored 104520-8");
        assertThat(line.get("level").asText()).isEqualTo("INFO");
    }

    @Test
    void librariesAreQuietWhenAllIsWell() {
        Logger own = start("text");

        LoggerFactory.getLogger("org.apache.camel.main.Main").info("Apache Camel starting");
        LoggerFactory.getLogger("org.flywaydb.core.FlywayExecutor").info("Flyway edition");
        LoggerFactory.getLogger("com.zaxxer.hikari.HikariDataSource").info("pool started");
        own.info("stored");

        assertThat(lines().lines()).singleElement().asString().endsWith("stored");
    }

    private Logger start(String format) {
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
        Map<String, String> values = new HashMap<>();
        values.put("inlet.log.format", format);
        values.put("inlet.email.password", SECRET);
        Logging.use(Settings.of(values));
        return LoggerFactory.getLogger("io.inlet.pipeline.Store");
    }

    private String lines() {
        return written.toString(StandardCharsets.UTF_8);
    }
}

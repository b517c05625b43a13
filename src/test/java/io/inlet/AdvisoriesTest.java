package io.inlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.Version;
import io.vertx.core.impl.launcher.commands.VersionCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Advisories that are met by having, or not having, a part. Those that are met by what the program does have tests where it does it;
 * docs/security.md names them all.
 */
class AdvisoriesTest {
    private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z0-9]*(?:Test|IT|Contract))[.]([a-zA-Z0-9]+)`");

    /** CVE-2026-33870, CVE-2026-42580, CVE-2026-42585. */
    @Test
    void nettyReadsChunksAsTheyAreMeant() {
        assertThat(atLeast(Version.identify().get("netty-codec-http").artifactVersion(), "4.1.133"))
                .isTrue();
    }

    /** CVE-2026-6860. */
    @Test
    void vertxIsAMendedOne() {
        assertThat(atLeast(VersionCommand.getVersion(), "4.5.25")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "CVE-2026-49098, org.apache.camel.component.kafka.KafkaComponent",
        "CAMEL-25564, org.apache.camel.component.telegram.TelegramComponent",
        "X-Hub-Signature-256 is never checked, org.apache.camel.component.whatsapp.WhatsAppComponent",
        "headers override statements, org.apache.camel.component.sql.SqlComponent",
        "the body is the statement, org.apache.camel.component.jdbc.JdbcComponent",
        "traversal by file names, org.apache.camel.component.file.remote.FtpComponent"
    })
    void partsWithOpenAdvisoriesAreNotThere(String advisory, String part) {
        assertThat(AdvisoriesTest.class.getClassLoader().getResource(part.replace('.', '/') + ".class"))
                .as(advisory)
                .isNull();
    }

    /** CVE-2026-40022, CVE-2026-66908, CVE-2026-84176, CVE-2026-85316: Camel's own HTTP server stays off. */
    @Test
    void noRouteAndNoSettingOpensCamelsOwnHttpServer() throws Exception {
        for (String folder : List.of("routes", "connectors", "config")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(Files.readString(file))
                            .as(file.toString())
                            .doesNotContain("platform-http", "camel.server", "camel.management", "rest:");
                }
            }
        }
    }

    /** What stands in the table is tested, or it does not stand there. */
    @ParameterizedTest
    @ValueSource(strings = {"docs/security.md", "docs/ru/security.md"})
    void theTableNamesTestsThatExist(String page) throws Exception {
        Map<String, String> sources;
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            sources = files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            AdvisoriesTest::read,
                            String::concat));
        }
        List<MatchResult> named =
                NAMED.matcher(Files.readString(Path.of(page))).results().toList();

        assertThat(named).hasSizeGreaterThan(30);
        assertThat(named).allSatisfy(test -> assertThat(sources.getOrDefault(test.group(1), ""))
                .as(test.group())
                .contains("void " + test.group(2) + "("));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static boolean atLeast(String version, String least) {
        return Arrays.compare(numbers(version), numbers(least)) >= 0;
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("[.]"))
                .filter(part -> part.matches("[0-9]+"))
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}

package io.inlet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.inlet.channel.Mappers;
import io.inlet.settings.Catalog;
import io.inlet.settings.PhoneSource;
import io.inlet.settings.Settings;
import io.inlet.settings.SettingsLoader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitCommandTest {
    @TempDir
    Path home;

    @Test
    void writesASecretOnlyWhereItsOwnerReads() throws IOException {
        assertThat(init("webhook")).isZero();

        assertThat(settings().secrets()).singleElement().asString().startsWith("whsec_");
        assertThat(Files.getPosixFilePermissions(file())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void addsAFurtherMailboxWithARouteOfItsOwn() throws IOException {
        assertThat(init("email-sales")).isZero();

        assertThat(home.resolve("routes/email-sales.camel.yaml"))
                .content()
                .contains("{{inlet.email-sales.host}}")
                .doesNotContain("{{inlet.email.");
        assertThat(file()).content().contains("inlet.email-sales.enabled");
    }

    @Test
    void addsACallCentreThatIsReadyForItsFirstCall() throws IOException {
        assertThat(init("phone", "phone-sales")).isZero();

        assertThat(PhoneSource.all(settings()))
                .extracting(PhoneSource::name, PhoneSource::enabled)
                .containsExactly(tuple("phone", true), tuple("phone-sales", true));
        assertThat(settings().secrets()).hasSize(2);
        assertThat(Files.getPosixFilePermissions(file())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(home.resolve("routes/phone-sales.camel.yaml")).doesNotExist();
    }

    @Test
    void namesTheSettingsOfAnswersAndOfRequestTracker() throws IOException {
        assertThat(init("replies", "request-tracker")).isZero();

        assertThat(Files.readAllLines(file()).stream()
                        .filter(line -> line.matches("#inlet\\.(reply|target\\.rt)\\..*"))
                        .map(line -> line.substring(1, line.indexOf('='))))
                .contains("inlet.reply.email.from", "inlet.target.rt.secret")
                .allSatisfy(key -> assertThat(Catalog.find(key)).isPresent());
        assertThat(Files.readString(file())).doesNotContain("''");
    }

    @Test
    void overwritesNothing() throws IOException {
        init("webhook");
        String before = Files.readString(file());

        assertThat(init("webhook", "web", "email")).isZero();

        assertThat(file()).hasContent(before);
    }

    @Test
    void knowsNoOtherNames() {
        assertThat(init("telegraph")).isEqualTo(2);

        assertThat(home).isEmptyDirectory();
    }

    private int init(String... names) {
        PrintWriter nobody = new PrintWriter(new StringWriter());
        String[] arguments = Stream.concat(Stream.of("init", "--home", home.toString()), Arrays.stream(names))
                .toArray(String[]::new);
        return InletCommand.line(new Mappers(List.of()))
                .setOut(nobody)
                .setErr(nobody)
                .execute(arguments);
    }

    private Path file() {
        return home.resolve(SettingsLoader.FILE);
    }

    private Settings settings() {
        return SettingsLoader.load(home, Map.of());
    }
}

package io.inlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.check.Check;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CheckCommandTest {
    private final StringWriter printed = new StringWriter();

    @TempDir
    Path home;

    @Test
    void endsWithOneAndPrintsEachFindingOnItsLine() throws IOException {
        Files.createDirectories(home.resolve("config"));
        Files.writeString(home.resolve("config/application.properties"), "inlet.http.port=1\ninlet.http.prot=2\n");

        int code = execute();

        assertThat(code).isEqualTo(1);
        assertThat(printed.toString().lines())
                .anyMatch(line -> line.startsWith("config/application.properties:2: "))
                .anyMatch(line -> line.startsWith("config/rules.yaml: "))
                .allMatch(line -> line.contains(": "));
    }

    @Test
    void endsWithNothingWhenNothingIsWrong() throws IOException {
        Files.createDirectories(home.resolve("config"));
        Files.createDirectories(home.resolve("routes"));
        Files.createDirectories(home.resolve("connectors"));
        Files.copy(Path.of("config/rules.yaml"), home.resolve("config/rules.yaml"));
        Files.copy(Path.of("config/targets.yaml"), home.resolve("config/targets.yaml"));

        assertThat(execute()).isZero();
        assertThat(printed.toString().lines()).hasSize(1);
    }

    private int execute() {
        return new CommandLine(new CheckCommand(new Check(Set.of())))
                .setOut(new PrintWriter(printed, true))
                .execute("--home", home.toString());
    }
}

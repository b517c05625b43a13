package io.inlet.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.Wiring;
import io.inlet.settings.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The shipped files have no findings. Each folder of {@code src/test/resources/broken} is laid over them; {@code expected.txt} says, to the
 * letter, what is found then.
 */
class CheckTest {
    private static final Path BROKEN = Path.of("src/test/resources/broken");
    private static final Check CHECK = new Check(Wiring.BEANS);

    @TempDir
    Path home;

    @Test
    void findsNothingInWhatIsShipped() {
        assertThat(CHECK.look(Path.of(""), Map.of("INLET_LANG", "en"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void findsWhatIsBroken(Path folder) throws IOException {
        for (String shipped : List.of("config", "connectors", "routes")) {
            copy(Path.of(shipped), home.resolve(shipped));
        }
        copy(folder, home);

        List<Problem> found = CHECK.look(home, Map.of("INLET_LANG", "en"));

        assertThat(found.stream().map(Problem::toString))
                .containsExactlyElementsOf(Files.readAllLines(folder.resolve("expected.txt")));
    }

    @Test
    void readsFormsAndTargetsToo() throws IOException {
        Files.createDirectories(home.resolve("config"));
        Files.writeString(home.resolve("config/forms.yaml"), "froms: {}\n");
        Files.writeString(home.resolve("config/targets.yaml"), "tragets: {}\n");

        assertThat(CHECK.look(home, Map.of("INLET_LANG", "en")))
                .extracting(Problem::file)
                .contains("config/forms.yaml", "config/targets.yaml");
    }

    @Test
    void speaksRussianWhenAskedTo() throws IOException {
        copy(BROKEN.resolve("yaml"), home);

        assertThat(CHECK.look(home, Map.of("INLET_LANG", "ru")).toString()).contains("не YAML");
    }

    static List<Path> findsWhatIsBroken() throws IOException {
        try (Stream<Path> folders = Files.list(BROKEN)) {
            return folders.sorted().toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}

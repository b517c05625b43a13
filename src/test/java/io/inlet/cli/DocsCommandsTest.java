package io.inlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.channel.Mappers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages for operators name is there. */
class DocsCommandsTest {
    private static final Pattern COMMAND = Pattern.compile("(?:^|`|\\./|bin/)inlet ([a-z]+)", Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^):#]+)(?:#[^)]*)?\\)");
    private static final Set<String> COMMANDS =
            InletCommand.line(new Mappers(List.of())).getSubcommands().keySet();

    @ParameterizedTest
    @ValueSource(strings = {"docs/operations.md", "docs/ru/operations.md"})
    void pageHasSectionForEachCommand(Path page) throws IOException {
        assertThat(Files.readAllLines(page).stream()
                        .filter(line -> line.startsWith("### "))
                        .flatMap(line -> Stream.of(line.substring(4).split(", "))))
                .containsAll(COMMANDS);
    }

    @Test
    void namesOnlyCommandsThatExist() throws IOException {
        Set<String> named = new TreeSet<>();
        for (Path page : pages()) {
            COMMAND.matcher(Files.readString(page)).results().forEach(found -> named.add(found.group(1)));
        }

        assertThat(named).isSubsetOf(COMMANDS).contains("run", "check");
    }

    @Test
    void linksLeadToPagesThatExist() throws IOException {
        for (Path page : pages()) {
            assertThat(LINK.matcher(Files.readString(page)).results())
                    .as("links of %s", page)
                    .allSatisfy(link ->
                            assertThat(page.resolveSibling(link.group(1))).exists());
        }
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("docs"));
                Stream<Path> config = Files.walk(Path.of("config"))) {
            return Stream.concat(
                            Stream.concat(docs, config),
                            Stream.of("README.md", "README.ru.md").map(Path::of))
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }
}

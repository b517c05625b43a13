package io.inlet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.inlet.cli.InletCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/**
 * Every fixture of every channel through the {@code parse} command: {@code fixtures/<channel>/<case>.<extension>} with {@code
 * <case>.expected.json} beside it; where a channel has several providers, {@code fixtures/<channel>/<provider>/<case>...}. What the file
 * expects must be there: the fields of the one message, or with {@code messages}, {@code events} or {@code ok} those of the whole answer.
 * Fields that it does not name are free; lists are compared whole.
 */
class ChannelMapperTest {
    private static final Path FIXTURES = Path.of("src/test/resources/fixtures");
    private static final String EXPECTED = ".expected.json";
    private static final JsonMapper JSON = new JsonMapper();

    static List<Path> fixtures() throws IOException {
        try (Stream<Path> files = Files.walk(FIXTURES)) {
            return files.filter(file -> file.toString().endsWith(EXPECTED))
                    .map(FIXTURES::relativize)
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void understandsTheFixtureAsExpected(Path expectation) throws IOException {
        JsonNode expected = JSON.readTree(FIXTURES.resolve(expectation).toFile());

        JsonNode answer = parse(expectation);

        boolean whole = expected.has("messages") || expected.has("events") || expected.has("ok");
        List<String> differences = new ArrayList<>();
        compare("", expected, whole ? answer : answer.path("messages").path(0), differences);
        assertThat(differences).as(answer.toPrettyString()).isEmpty();
    }

    private static JsonNode parse(Path expectation) throws IOException {
        StringWriter out = new StringWriter();
        CommandLine line = InletCommand.line(Inlet.mappers()).setOut(new PrintWriter(out));
        List<String> arguments = new ArrayList<>(
                List.of("parse", "--channel", expectation.getName(0).toString()));
        if (expectation.getNameCount() > 2) {
            arguments.addAll(List.of("--provider", expectation.getName(1).toString()));
        }
        arguments.add(input(FIXTURES.resolve(expectation)).toString());
        line.execute(arguments.toArray(String[]::new));
        return JSON.readTree(out.toString());
    }

    private static Path input(Path expectation) throws IOException {
        String name = expectation.getFileName().toString();
        String stem = name.substring(0, name.length() - EXPECTED.length()) + ".";
        try (Stream<Path> files = Files.list(expectation.getParent())) {
            return files.filter(file -> file.getFileName().toString().startsWith(stem))
                    .filter(file -> !file.equals(expectation))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no input beside " + expectation));
        }
    }

    private static void compare(String path, JsonNode expected, JsonNode actual, List<String> differences) {
        if (expected.isObject()) {
            for (Map.Entry<String, JsonNode> field : expected.properties()) {
                compare(path + "/" + field.getKey(), field.getValue(), actual.path(field.getKey()), differences);
            }
        } else if (expected.isArray() && expected.size() == actual.size()) {
            for (int index = 0; index < expected.size(); index++) {
                compare(path + "/" + index, expected.get(index), actual.path(index), differences);
            }
        } else if (expected.isNull() ? !actual.isMissingNode() : !expected.equals(actual)) {
            differences.add(path + ": expected " + expected + " but was " + actual);
        }
    }
}

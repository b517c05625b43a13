package io.inlet.channel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.inlet.message.Content;
import io.inlet.message.Header;
import io.inlet.message.Ids;
import io.inlet.message.InboundMessage;
import io.inlet.message.Lane;
import io.inlet.message.MalformedMessageException;
import io.inlet.message.Mode;
import io.inlet.message.RawMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FormMapperTest {
    private static final Path FIXTURES = Path.of("src/test/resources/fixtures/web");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FormMapper mapper = new FormMapper(Forms.load(Path.of(""), new ArrayList<>()), "RU");

    static Stream<String> cases() throws IOException {
        try (Stream<Path> files = Files.list(FIXTURES)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".raw"))
                    .map(name -> name.substring(0, name.length() - 4))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void mapsFixture(String name) throws Exception {
        JsonNode expected =
                JSON.readTree(FIXTURES.resolve(name + ".expected.json").toFile());

        InboundMessage message = mapper.map(List.of(raw(Files.readAllBytes(FIXTURES.resolve(name + ".raw")))))
                .messages()
                .get(0);

        assertThat(JSON.readTree(JSON.writeValueAsString(shown(message)))).isEqualTo(expected);
    }

    @Test
    void parksPostOfFormThatIsGone() {
        assertThatThrownBy(() -> mapper.map(List.of(raw("Inlet-Form: gone\n\nbody=x".getBytes()))))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("gone");
    }

    @Test
    void parksWhatCannotBeRead() {
        assertThatThrownBy(() ->
                        mapper.map(List.of(raw("Inlet-Form: support\nContent-Type: application/json\n\n{".getBytes()))))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("json");
    }

    private static Map<String, Object> shown(InboundMessage message) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("channel", message.channel());
        shown.put("externalId", message.externalId());
        shown.put("subject", message.subject());
        shown.put("text", message.text());
        shown.put("newText", message.newText());
        shown.put("language", message.language());
        Map<String, String> sender = new LinkedHashMap<>();
        sender.put("name", message.sender().name());
        sender.put("email", message.sender().email());
        sender.put("phone", message.sender().phone());
        sender.values().removeIf(java.util.Objects::isNull);
        shown.put("sender", sender);
        shown.put(
                "attachments",
                message.attachments().stream()
                        .map(attachment -> Map.of(
                                "name", attachment.name(),
                                "mediaType", attachment.mediaType(),
                                "size", attachment.size(),
                                "sha256", attachment.sha256(),
                                "inline", attachment.inline(),
                                "state", "stored"))
                        .toList());
        shown.put(
                "automation",
                Map.of(
                        "kind",
                        message.automation().kind().word(),
                        "reasons",
                        message.automation().reasons()));
        shown.put(
                "trust",
                Map.of(
                        "level",
                        message.trust().level(),
                        "reasons",
                        message.trust().reasons()));
        shown.put("fields", message.fields());
        return shown;
    }

    /** A raw message in the archive format: header lines, a blank line, the bytes. */
    private static RawMessage raw(byte[] file) {
        List<Header> headers = new ArrayList<>();
        int from = 0;
        while (true) {
            int end = from;
            while (file[end] != '\n') {
                end++;
            }
            String line = new String(file, from, end - from, StandardCharsets.UTF_8);
            from = end + 1;
            if (line.isEmpty()) {
                break;
            }
            headers.add(new Header(line.split(": ", 2)[0], line.split(": ", 2)[1]));
        }
        String type = headers.stream()
                .filter(header -> header.name().equals("Content-Type"))
                .map(Header::value)
                .findFirst()
                .orElse(null);
        return new RawMessage(
                Ids.next(),
                "web",
                null,
                "main",
                "web",
                Mode.LIVE,
                Lane.NORMAL,
                "support:key:fixture",
                headers,
                type,
                -1,
                Instant.parse("2026-01-31T10:00:00Z"),
                Content.of(Arrays.copyOfRange(file, from, file.length)));
    }
}

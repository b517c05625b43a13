package io.inlet.channel.web;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.inlet.message.Content;
import io.inlet.message.Header;
import io.inlet.message.Ids;
import io.inlet.message.Lane;
import io.inlet.message.MalformedMessageException;
import io.inlet.message.Mode;
import io.inlet.message.RawMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormMapperTest {
    private static final Path FIXTURES = Path.of("src/test/resources/fixtures/web");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FormMapper mapper = new FormMapper(Forms.load(Path.of(""), new ArrayList<>()), "RU");

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

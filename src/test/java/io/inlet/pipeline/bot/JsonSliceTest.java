package io.inlet.pipeline.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSliceTest {
    @Test
    void findsMembersAndElementsAsTheyStand() throws IOException {
        JsonSlice whole =
                slice(" {\"a\" : {\"result\":1}, \"s\":\"}\\\"]\" ,\"result\": [ {\"x\":[1, 2]} ,\n7,\"a,b\",[] ] } ");

        assertThat(whole.member("result").orElseThrow().elements())
                .extracting(JsonSlice::text)
                .containsExactly("{\"x\":[1, 2]}", "7", "\"a,b\"", "[]");
        assertThat(whole.member("b")).isEmpty();
        assertThat(slice("[]").elements()).isEmpty();
        assertThat(slice("{}").member("a")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "{\"a\":1", "{\"a\"", "{\"a\":\"", "foo", "]", "{\"b\":1 \"a\":2}", "{,}"})
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> slice(text).member("a")).isInstanceOf(IOException.class);
    }

    private static JsonSlice slice(String text) throws IOException {
        return JsonSlice.of(text.getBytes(StandardCharsets.UTF_8));
    }
}

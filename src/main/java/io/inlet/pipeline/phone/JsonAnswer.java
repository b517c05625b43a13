package io.inlet.pipeline.phone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.inlet.pipeline.DoorAnswer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A small JSON object as an answer. */
final class JsonAnswer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonAnswer() {}

    static DoorAnswer of(int status, Map<String, String> members) {
        try {
            return new DoorAnswer(
                    status,
                    "application/json; charset=utf-8",
                    List.of(),
                    JSON.writeValueAsBytes(new TreeMap<>(members)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("writing an answer of plain texts", impossible);
        }
    }
}

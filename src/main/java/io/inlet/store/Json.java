package io.inlet.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.inlet.message.Reason;
import java.util.List;

/** A value for a jsonb column. NUL, which jsonb cannot hold, is dropped. */
record Json(String text) {
    private static final ObjectMapper MAPPER = mapper();
    private static final TypeReference<List<Reason>> REASONS = new TypeReference<>() {};

    static Json of(Object value) {
        try {
            return new Json(MAPPER.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("writing " + value.getClass().getSimpleName() + " as JSON", e);
        }
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return json == null ? null : MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("reading a stored " + type.getSimpleName(), e);
        }
    }

    static <T> T read(String json, TypeReference<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("reading a stored " + type.getType(), e);
        }
    }

    static List<Reason> reasons(String json) {
        return read(json, REASONS);
    }

    private static ObjectMapper mapper() {
        ObjectMapper mapper = JsonMapper.builder()
                .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
                .build();
        mapper.getFactory().setCharacterEscapes(new WithoutNul());
        return mapper;
    }

    private static final class WithoutNul extends CharacterEscapes {
        private static final long serialVersionUID = 1;

        private static final int[] ESCAPES = escapes();
        private static final SerializableString NOTHING = new SerializedString("");

        private static int[] escapes() {
            int[] escapes = standardAsciiEscapesForJSON();
            escapes[0] = ESCAPE_CUSTOM;
            return escapes;
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ESCAPES;
        }

        @Override
        public SerializableString getEscapeSequence(int character) {
            return character == 0 ? NOTHING : null;
        }
    }
}

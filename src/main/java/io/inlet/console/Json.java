package io.inlet.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Writes JSON answers and reads small JSON bodies. */
final class Json {
    private static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("maps, lists and texts can be written", impossible);
        }
    }

    /** The value with an entity tag; 304 when the caller has it already (RFC 9110, 13.1.2). */
    static Answer answer(Call call, Object value) {
        byte[] body = bytes(value);
        String tag = '"' + Tokens.sha256(body).substring(0, 32) + '"';
        boolean known = call.header("If-None-Match").stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(String::strip)
                .anyMatch(one -> one.equals("*") || one.equals(tag) || one.equals("W/" + tag));
        Answer answer = known ? Answer.empty(304) : Answer.of(200, "application/json", body);
        return answer.with("ETag", tag)
                .with("Cache-Control", "private, no-cache")
                .with("Vary", "Accept-Language, Authorization")
                .with("Content-Language", call.locale().getLanguage().equals("ru") ? "ru" : "en");
    }

    /** A text field of a JSON object; empty when the body is none or has no such field. */
    static Optional<String> text(String body, String field) {
        try {
            JsonNode value = MAPPER.readTree(body).path(field);
            return value.isTextual() ? Optional.of(value.textValue().strip()) : Optional.empty();
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    /** An enum's word: lower case with hyphens; null stays null. */
    static String word(Enum<?> constant) {
        return constant == null
                ? null
                : constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package io.inlet.channel.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.inlet.message.Content;
import java.io.CharConversionException;
import java.io.IOException;

/**
 * A JSON object of fields: values are texts, numbers, true and false, or lists of them; {@code "fields"} may hold further ones. Of broken
 * JSON the place is told, and what a forgiving second reading finds in it, so that its sender learns everything at once.
 */
final class JsonReader {
    private static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNestingDepth(20)
            .maxStringLength(Limits.VALUE)
            .maxNumberLength(100)
            .maxNameLength(1000)
            .build();
    private static final JsonFactory STRICT = JsonFactory.builder()
            .streamReadConstraints(CONSTRAINTS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();
    private static final JsonFactory FORGIVING = JsonFactory.builder()
            .streamReadConstraints(CONSTRAINTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_MISSING_VALUES)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .enable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
            .enable(JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS)
            .build();

    private final Collected collected = new Collected();

    private JsonReader() {}

    static Reading read(Content content) throws IOException {
        byte[] bytes = SubmissionReader.bounded(content);
        JsonReader reader = new JsonReader();
        if (bytes == null) {
            reader.collected.error(FieldError.WHOLE, "too-long-body", Limits.PLAIN_BODY / 1024);
            return reader.collected.reading(false);
        }
        JsonProcessingException broken = reader.parse(STRICT, bytes);
        if (broken == null) {
            return reader.collected.reading(true);
        }
        JsonReader second = new JsonReader();
        second.collected.error(
                FieldError.WHOLE,
                "json",
                broken.getLocation() == null ? 1 : broken.getLocation().getLineNr(),
                broken.getLocation() == null ? 1 : broken.getLocation().getColumnNr());
        return second.collected.reading(second.parse(FORGIVING, bytes) == null);
    }

    /** What stopped the reading; null when it came to the end. */
    private JsonProcessingException parse(JsonFactory factory, byte[] bytes) throws IOException {
        try (JsonParser parser = factory.createParser(bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                collected.error(FieldError.WHOLE, "not-object");
                return null;
            }
            object(parser, true);
            if (parser.nextToken() != null) {
                collected.error(FieldError.WHOLE, "not-object");
            }
            return null;
        } catch (JsonProcessingException broken) {
            return broken;
        } catch (CharConversionException broken) { // what looks like UTF-32 by its first bytes, and is not
            return new JsonParseException(null, broken.getMessage());
        }
    }

    private void object(JsonParser parser, boolean outermost) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT && outermost && name.equals("fields")) {
                object(parser, false);
            } else if (token == JsonToken.START_ARRAY) {
                list(parser, name);
            } else if (token == JsonToken.START_OBJECT) {
                collected.error(name, "not-scalar");
                parser.skipChildren();
            } else if (token != JsonToken.VALUE_NULL) {
                collected.value(name, parser.getText());
            }
        }
    }

    private void list(JsonParser parser, String name) throws IOException {
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token.isScalarValue()) {
                if (token != JsonToken.VALUE_NULL) {
                    collected.value(name, parser.getText());
                }
            } else {
                collected.error(name, "not-scalar");
                parser.skipChildren();
            }
        }
    }
}

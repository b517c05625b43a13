package io.inlet.channel.phone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.inlet.channel.phone.CallEvent.Direction;
import io.inlet.channel.phone.CallEvent.Kind;
import io.inlet.message.MalformedMessageException;
import io.inlet.message.RawMessage;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Inlet's own form, {@code call-event/1}: JSON, for exchanges that can be told what to send. docs/channels/phone.md describes it. Ids that
 * were sent as numbers keep every digit.
 */
final class GenericForm implements CallForm {
    static final String WEBHOOK_ID = "webhook-id";
    private static final String SCHEMA = "call-event/";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    @Override
    public String provider() {
        return "generic";
    }

    @Override
    public CallEvent read(RawMessage raw) throws MalformedMessageException {
        JsonNode event = json(raw);
        String name = text(event, "event");
        String call = text(event, "call_id");
        if (!event.path("schema").asText(SCHEMA).startsWith(SCHEMA) || name == null || call == null) {
            throw new MalformedMessageException("a call event is a JSON object with event and call_id, of schema "
                    + SCHEMA + "1; this has the members " + Line.of(String.join(", ", names(event))));
        }
        String told = text(event, "event_id");
        String agent = text(event.path("agent"), "name");
        return new CallEvent(
                key(told, raw),
                kind(name),
                name,
                call,
                text(event, "leg_id"),
                whole(event, "seq"),
                direction(text(event, "direction")),
                text(event, "from"),
                text(event, "to"),
                text(event, "queue"),
                List.of(),
                agent == null ? text(event.path("agent"), "id") : agent,
                text(event, "cause"),
                whole(event, "duration_s"),
                whole(event, "wait_s"),
                recording(event.path("recording")),
                instant(text(event, "occurred_at")),
                raw.receivedAt());
    }

    private static JsonNode json(RawMessage raw) throws MalformedMessageException {
        try (InputStream in = raw.open()) {
            return JSON.readTree(in);
        } catch (JsonProcessingException broken) {
            throw new MalformedMessageException("the call event is not JSON: " + broken.getOriginalMessage(), broken);
        } catch (CharConversionException broken) {
            throw new MalformedMessageException("the call event is not JSON: " + broken.getMessage(), broken);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("reading the call event " + raw.id(), unreadable);
        }
    }

    private static String key(String eventId, RawMessage raw) {
        String webhook = raw.header(WEBHOOK_ID);
        if (eventId != null) {
            return "generic:event:" + eventId;
        }
        return webhook == null ? raw.sourceKey() : "generic:webhook:" + webhook;
    }

    private static Kind kind(String name) {
        return switch (name) {
            case "call.started" -> Kind.STARTED;
            case "call.answered" -> Kind.ANSWERED;
            case "call.ended" -> Kind.ENDED;
            case "call.missed" -> Kind.MISSED;
            case "recording.ready" -> Kind.RECORDED;
            default -> Kind.OTHER;
        };
    }

    static Direction direction(String word) throws MalformedMessageException {
        if (word == null) {
            return null;
        }
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "in" -> Direction.IN;
            case "out" -> Direction.OUT;
            default ->
                throw new MalformedMessageException("the direction of a call is in or out, not " + Line.of(word));
        };
    }

    private static CallEvent.Recording recording(JsonNode node) {
        return node.isObject() ? new CallEvent.Recording(text(node, "id"), text(node, "url")) : null;
    }

    /** A moment without an offset, or that none can read, is left out: the receiver's clock serves then. */
    private static Instant instant(String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notAMoment) {
            return null;
        }
    }

    private static Long whole(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isNumber() && value.canConvertToLong() ? Long.valueOf(value.longValue()) : null;
    }

    private static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        String text = value.isValueNode() && !value.isNull() ? value.asText().strip() : "";
        return text.isEmpty() ? null : text;
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}

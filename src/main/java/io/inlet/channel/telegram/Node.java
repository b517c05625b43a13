package io.inlet.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.inlet.message.MalformedMessageException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** An object of the Bot API read by the types that it promises; a member of another type makes the update malformed. */
record Node(String path, JsonNode json) {
    /** The object under a name, if there is one. */
    Optional<Node> object(String name) throws MalformedMessageException {
        JsonNode value = json.get(name);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        return Optional.of(asObject(path + "." + name, value));
    }

    /** The first of several objects that is there. */
    Optional<Node> firstObject(String... names) throws MalformedMessageException {
        for (String name : names) {
            Optional<Node> found = object(name);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    Node needed(String name) throws MalformedMessageException {
        return object(name).orElseThrow(() -> missing(name));
    }

    /** The objects of an array; none where there is no such member. */
    List<Node> objects(String name) throws MalformedMessageException {
        JsonNode value = json.get(name);
        if (value == null || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw wrong(name, "an array");
        }
        List<Node> all = new ArrayList<>();
        for (JsonNode each : value) {
            all.add(asObject(path + "." + name + "[" + all.size() + "]", each));
        }
        return all;
    }

    /** A text without NUL characters, which no database takes; null where there is none. */
    String text(String name) throws MalformedMessageException {
        JsonNode value = json.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw wrong(name, "a text");
        }
        return value.textValue().replace("\0", "");
    }

    /** Numbers need 64 bits: ids have up to 52 significant ones. */
    Optional<Long> whole(String name) throws MalformedMessageException {
        JsonNode value = json.get(name);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrong(name, "a whole number of 64 bits");
        }
        return Optional.of(value.longValue());
    }

    long neededWhole(String name) throws MalformedMessageException {
        return whole(name).orElseThrow(() -> missing(name));
    }

    double number(String name) throws MalformedMessageException {
        JsonNode value = json.get(name);
        if (value == null || !value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw wrong(name, "a number");
        }
        return value.doubleValue();
    }

    boolean flag(String name) {
        return json.path(name).asBoolean(false);
    }

    boolean has(String name) {
        return json.hasNonNull(name);
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        for (Iterator<String> each = json.fieldNames(); each.hasNext(); ) {
            names.add(each.next());
        }
        return names;
    }

    static Node asObject(String path, JsonNode value) throws MalformedMessageException {
        if (!value.isObject()) {
            throw new MalformedMessageException(path + " is not an object as the Bot API has it");
        }
        return new Node(path, value);
    }

    private MalformedMessageException missing(String name) {
        return new MalformedMessageException(path + " has no " + name + ", which the Bot API promises");
    }

    private MalformedMessageException wrong(String name, String right) {
        return new MalformedMessageException(path + "." + name + " is not " + right + " as the Bot API has it");
    }
}

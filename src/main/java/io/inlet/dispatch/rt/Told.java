package io.inlet.dispatch.rt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.inlet.dispatch.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An answer of RT read as JSON. Numbers come as numbers or as texts, as RT likes. What is not there is empty. */
final class Told {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode root;

    private Told(JsonNode root) {
        this.root = root;
    }

    static Told of(Answer.Received answer) {
        try {
            JsonNode read = JSON.readTree(answer.text());
            return new Told(read == null ? MissingNode.getInstance() : read);
        } catch (JsonProcessingException noJson) {
            return new Told(MissingNode.getInstance());
        }
    }

    JsonNode root() {
        return root;
    }

    /** Whether it is a list at all: an empty one says that there is nothing, no list says nothing. */
    boolean isList() {
        return root.path("items").isArray();
    }

    List<JsonNode> items() {
        List<JsonNode> items = new ArrayList<>();
        root.path("items").forEach(items::add);
        return items;
    }

    /** The ids of a list's items, in its order. */
    List<String> ids() {
        return items().stream().flatMap(item -> id(item).stream()).toList();
    }

    Optional<String> id() {
        return id(root);
    }

    static Optional<String> id(JsonNode node) {
        return Optional.of(node.path("id").asText("")).filter(id -> id.matches("[1-9][0-9]{0,17}"));
    }

    /** The values of a custom field by its name; names are compared as RT does, whatever their case. */
    static List<String> field(JsonNode ticket, String name) {
        List<String> values = new ArrayList<>();
        for (JsonNode field : ticket.path("CustomFields")) {
            if (field.path("name").asText().equalsIgnoreCase(name)) {
                field.path("values").forEach(value -> values.add(value.asText()));
            }
        }
        return values;
    }
}

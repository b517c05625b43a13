package io.inlet.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What may stand at a place of a route's YAML: Camel's own schema ({@code schema/camelYamlDsl.json} in camel-yaml-dsl), narrowed to the
 * canonical form. Short forms (a text in the place of a mapping, a language without {@code expression}) are left out, and of the languages
 * only {@code simple} and {@code constant} are let in.
 */
final class Shape {
    static final Set<String> LANGUAGES = Set.of("simple", "constant");
    private static final String DEFINITIONS = "#/items/definitions/";
    private static final String EXPRESSION = "org.apache.camel.model.language.ExpressionDefinition";
    private static final JsonNode SCHEMA = read();

    private final JsonNode node;
    private final Map<String, JsonNode> properties = new LinkedHashMap<>();
    private final Set<String> required = new TreeSet<>();
    private final boolean open;

    private Shape(JsonNode written, boolean expression) {
        node = objectForm(written);
        node.path("properties").forEachEntry(properties::put);
        written.path("required").forEach(name -> required.add(name.asText()));
        node.path("required").forEach(name -> required.add(name.asText()));
        node.path("anyOf").forEach(group -> group.path("oneOf").forEach(this::addAlternative));
        if (expression) {
            properties.keySet().retainAll(LANGUAGES);
        } else if (node.has("anyOf") && properties.containsKey("expression")) {
            languages().forEach(properties::remove);
        }
        open = properties.isEmpty();
    }

    private void addAlternative(JsonNode alternative) {
        alternative.path("properties").forEachEntry(properties::put);
    }

    /** One item of a route file. */
    static Shape item() {
        return new Shape(SCHEMA.get("items"), false);
    }

    /** The {@code from} of a route or of a Kamelet's template. */
    static Shape from() {
        return of(DEFINITIONS + "org.apache.camel.model.FromDefinition");
    }

    private static Shape of(String reference) {
        String name = reference.substring(DEFINITIONS.length());
        return new Shape(SCHEMA.get("items").get("definitions").get(name), name.equals(EXPRESSION));
    }

    private static Shape of(JsonNode node) {
        return node.has("$ref") ? of(node.get("$ref").asText()) : new Shape(node, false);
    }

    /**
     * {@code object}, {@code array}, {@code string}, {@code number}, {@code integer}, {@code boolean} or, where it is not said, {@code
     * any}.
     */
    String type() {
        return node.path("type").asText(properties.isEmpty() ? "any" : "object");
    }

    /** Whether any key may stand here. */
    boolean open() {
        return open;
    }

    Set<String> keys() {
        return properties.keySet();
    }

    Set<String> required() {
        return required;
    }

    Shape property(String key) {
        return of(properties.get(key));
    }

    Shape element() {
        return of(node.path("items"));
    }

    /** The words that are allowed; none where any is. */
    List<String> choices() {
        List<String> words = new ArrayList<>();
        node.path("enum").forEach(word -> words.add(word.asText()));
        return words;
    }

    /** Of "a text or a mapping" the mapping. */
    private static JsonNode objectForm(JsonNode written) {
        for (JsonNode alternative : written.path("oneOf")) {
            if (alternative.path("type").asText().equals("object")) {
                return alternative;
            }
        }
        return written;
    }

    /** Every language that Camel knows, in the names of the schema. */
    static Set<String> languages() {
        Set<String> names = new TreeSet<>();
        SCHEMA.get("items").get("definitions").get(EXPRESSION).path("anyOf").forEach(group -> group.path("oneOf")
                .forEach(alternative ->
                        alternative.path("properties").fieldNames().forEachRemaining(names::add)));
        return names;
    }

    private static JsonNode read() {
        try (InputStream schema = Shape.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
            return new ObjectMapper().readTree(schema);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("reading the schema of camel-yaml-dsl", unreadable);
        }
    }
}

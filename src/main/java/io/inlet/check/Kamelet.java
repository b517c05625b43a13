package io.inlet.check;

import io.inlet.settings.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A connector as its users see it.
 *
 * @param properties by name, with the schema of each
 */
record Kamelet(String name, YamlNode root, Map<String, YamlNode> properties, List<String> required) {
    static final Set<String> KINDS = Set.of("source", "sink", "action");

    static Kamelet of(String name, YamlNode root) {
        YamlNode definition =
                root.get("spec").flatMap(spec -> spec.get("definition")).orElse(root);
        Map<String, YamlNode> properties =
                definition.get("properties").map(YamlNode::entries).orElse(Map.of());
        List<String> required = definition.get("required").map(YamlNode::items).orElse(List.of()).stream()
                .map(YamlNode::text)
                .toList();
        return new Kamelet(name, root, properties, required);
    }

    /** The last word of the name. */
    String kind() {
        return name.substring(name.lastIndexOf('-') + 1);
    }
}

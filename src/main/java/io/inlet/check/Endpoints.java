package io.inlet.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.tooling.model.ComponentModel;

/** Which components may be used where, and which options each has: Camel's from its catalogue, our own from a table. */
final class Endpoints {
    static final Set<String> IN_ROUTES = Set.of("direct", "inbox", "kamelet", "log", "outbox", "timer");
    static final Set<String> IN_CONNECTORS =
            Set.of("bot", "door", "http", "https", "kamelet", "log", "mailbox", "smtp", "smtps");
    /** Options of our own components, as their endpoints have setters. */
    static final Map<String, List<String>> OWN = Map.of(
            "bot", List.of("tokenSetting", "inbox", "baseUrl", "proxy", "timeout", "settle", "settleMost"),
            "door", List.of("path", "methods", "limit", "headers"),
            "inbox", List.of("name", "workers", "batch", "batchBytes", "lease", "longest", "poll"),
            "outbox", List.of("name"),
            "mailbox",
                    List.of(
                            "protocol",
                            "security",
                            "allowPlain",
                            "host",
                            "port",
                            "user",
                            "passwordSetting",
                            "timeout",
                            "certificates",
                            "folder",
                            "doneFolder",
                            "failedFolder",
                            "inbox",
                            "interval",
                            "limit",
                            "since",
                            "attempts",
                            "deleteAfter",
                            "idle",
                            "idleKeepAlive",
                            "spillFolder"));

    /**
     * Options that camel-http reads of an endpoint although its catalogue names them for the component only (HttpComponent.createEndpoint).
     */
    private static final List<String> HTTP_TIMEOUTS = List.of(
            "connectTimeout", "connectionRequestTimeout", "connectionTimeToLive", "responseTimeout", "soTimeout");

    private final CamelCatalog catalog = new DefaultCamelCatalog(true);
    private final Map<String, Optional<List<Option>>> known = new HashMap<>();

    /**
     * An option of an endpoint.
     *
     * @param path stands in the address itself, where there is no parameter
     * @param side consumer or producer where it is for one of them only
     */
    record Option(String name, String type, boolean required, boolean path, List<String> choices, String side) {}

    boolean exists(String component) {
        return options(component).isPresent();
    }

    Set<String> names() {
        Set<String> names = new TreeSet<>(catalog.findComponentNames());
        names.addAll(OWN.keySet());
        return names;
    }

    Optional<List<Option>> options(String component) {
        return known.computeIfAbsent(component, this::read);
    }

    /** Whether a name belongs to a group of options that goes by its beginning, such as {@code httpClient.connectTimeout}. */
    boolean grouped(String component, String name) {
        ComponentModel model = OWN.containsKey(component) ? null : catalog.componentModel(component);
        return model != null
                && model.getEndpointOptions().stream()
                        .anyMatch(option -> option.isMultiValue()
                                && option.getPrefix() != null
                                && name.length() > option.getPrefix().length()
                                && name.startsWith(option.getPrefix()));
    }

    private Optional<List<Option>> read(String component) {
        if (OWN.containsKey(component)) {
            return Optional.of(OWN.get(component).stream()
                    .map(name -> new Option(name, "string", false, false, List.of(), ""))
                    .toList());
        }
        ComponentModel model = catalog.componentModel(component);
        if (model == null) {
            return Optional.empty();
        }
        List<Option> options = new ArrayList<>();
        for (ComponentModel.EndpointOptionModel option : model.getEndpointOptions()) {
            String label = option.getLabel() == null ? "" : option.getLabel();
            boolean consumer = label.contains("consumer");
            boolean producer = label.contains("producer");
            options.add(new Option(
                    option.getName(),
                    option.getType(),
                    option.isRequired(),
                    "path".equals(option.getKind()),
                    option.getEnums() == null ? List.of() : option.getEnums(),
                    consumer == producer ? "" : consumer ? "consumer" : "producer"));
        }
        if (component.startsWith("http")) {
            HTTP_TIMEOUTS.forEach(
                    name -> options.add(new Option(name, "integer", false, false, List.of(), "producer")));
        }
        return Optional.of(options);
    }
}

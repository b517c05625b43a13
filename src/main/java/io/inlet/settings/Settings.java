package io.inlet.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The values in force: the environment wins over {@code config/application.properties}, which wins over the defaults. Immutable; values
 * were checked when they were loaded, so reading one never surprises.
 */
public final class Settings {
    private final Map<String, String> values;

    private Settings(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** Settings from key and value pairs, for tests and the demonstration. */
    public static Settings of(Map<String, String> values) {
        return new Settings(values);
    }

    /** These settings with others on top. */
    public Settings with(Map<String, String> others) {
        Map<String, String> all = new TreeMap<>(values);
        all.putAll(others);
        return new Settings(all);
    }

    /** The value, or the default. */
    public <T> T get(Setting<T> setting) {
        return find(setting)
                .orElseThrow(() -> new ConfigurationException(List.of(new Problem(
                        "config/application.properties",
                        0,
                        setting.key() + " is not set; it needs " + setting.type()))));
    }

    /** The value or the default, if there is either. An empty value counts as not set. */
    public <T> Optional<T> find(Setting<T> setting) {
        String value = values.getOrDefault(setting.key(), setting.initial());
        return value == null || value.isBlank()
                ? Optional.empty()
                : Optional.of(setting.parser().apply(value.strip()));
    }

    /** The names that were chosen for the {@code *} of a setting's key. */
    public Set<String> names(Setting<?> setting) {
        return values.keySet().stream()
                .flatMap(key -> setting.name(key).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** All written values by key. Contains secrets: never to be logged. */
    public Map<String, String> asMap() {
        return values;
    }

    /**
     * What a placeholder of Camel is filled with: the setting, its default where it is not written, empty where it has none. Nothing for
     * secrets: what needs one asks for it by the setting's name, so that it never stands in a URI.
     */
    public Optional<String> placeholder(String key) {
        return Catalog.find(key).filter(setting -> !setting.secret()).map(setting -> {
            String value = values.getOrDefault(key, setting.initial());
            return value == null ? "" : value.strip();
        });
    }

    /** Every secret value that is set, for redaction. */
    public Set<String> secrets() {
        return values.entrySet().stream()
                .filter(entry ->
                        Catalog.find(entry.getKey()).map(Setting::secret).orElse(false))
                .map(entry -> entry.getValue().strip())
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toSet());
    }
}

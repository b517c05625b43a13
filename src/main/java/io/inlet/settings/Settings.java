package io.inlet.settings;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

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
                .orElseThrow(() -> new ConfigurationException(java.util.List.of(new Problem(
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
        Set<String> names = new TreeSet<>();
        int star = setting.key().indexOf('*');
        for (String key : values.keySet()) {
            if (setting.matches(key)) {
                names.add(key.substring(star, key.length() - (setting.key().length() - star - 1)));
            }
        }
        return names;
    }

    /** All written values by key, for Camel's placeholders. Contains secrets: never to be logged. */
    public Map<String, String> asMap() {
        return values;
    }
}

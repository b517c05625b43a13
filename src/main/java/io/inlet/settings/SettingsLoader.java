package io.inlet.settings;

import io.inlet.settings.PropertiesReader.Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads the settings of a home folder: {@code config/application.properties} with the environment on top ({@code INLET_HTTP_PORT} for
 * {@code inlet.http.port}). Whatever is wrong is said at once, with file and line, and what would be right.
 */
public final class SettingsLoader {
    public static final String FILE = "config/application.properties";
    public static final String ENVIRONMENT = "environment";
    /** Variables that are no settings: language, home folder and JVM options are known before settings are read. */
    private static final Set<String> RESERVED = Set.of("INLET_LANG", "INLET_HOME", "INLET_JAVA_OPTS");

    private final Problems problems;
    private final Map<String, Written> written = new TreeMap<>();

    /** A value and the place where it was written. */
    record Written(String value, String file, int line) {}

    private SettingsLoader(Problems problems) {
        this.problems = problems;
    }

    /**
     * The settings in force.
     *
     * @throws ConfigurationException with all problems at once
     */
    public static Settings load(Path home, Map<String, String> environment) {
        Problems problems = new Problems(Texts.terminal(environment));
        Settings settings = load(home, environment, problems);
        problems.throwIfAny();
        return settings;
    }

    /** As {@link #load(Path, Map)}, but adds to the problems and gives the settings that are sound. */
    public static Settings load(Path home, Map<String, String> environment, Problems problems) {
        SettingsLoader loader = new SettingsLoader(problems);
        loader.readFile(home.resolve(FILE));
        loader.readEnvironment(environment);
        Map<String, String> sound = new TreeMap<>();
        loader.written.forEach((key, value) -> {
            if (loader.isSound(key, value)) {
                sound.put(key, value.value());
            }
        });
        Requirements.check(loader.written, problems);
        Settings settings = Settings.of(sound);
        new Mailboxes(settings, loader.written, problems).check();
        PhoneSecrets.check(settings, loader.written, problems);
        new Bots(settings, loader.written, problems).check();
        new Listeners(home, settings, loader.written, problems).check();
        return settings;
    }

    private void readFile(Path path) {
        if (Files.notExists(path)) {
            return;
        }
        for (Entry entry : new PropertiesReader(FILE, problems).read(path)) {
            Written before = written.putIfAbsent(entry.key(), new Written(entry.value(), FILE, entry.line()));
            if (before != null) {
                problems.add(FILE, entry.line(), "setting.twice", entry.key(), String.valueOf(before.line()));
            }
        }
        written.keySet().removeIf(key -> isUnknown(key, written.get(key).line()));
    }

    private void readEnvironment(Map<String, String> environment) {
        for (Map.Entry<String, String> variable : new TreeMap<>(environment).entrySet()) {
            String name = variable.getKey();
            if (!name.startsWith("INLET_") || RESERVED.contains(name)) {
                continue;
            }
            VariableNames.key(name, Catalog.all())
                    .ifPresentOrElse(
                            key -> written.put(key, new Written(variable.getValue(), ENVIRONMENT, 0)),
                            () -> unknownVariable(name));
        }
    }

    private void unknownVariable(String name) {
        Set<String> known = new LinkedHashSet<>(RESERVED);
        Catalog.concrete(written.keySet()).forEach(key -> known.add(VariableNames.of(key)));
        problems.add(ENVIRONMENT, 0, "setting.unknown", name, problems.didYouMean(name, known));
    }

    private boolean isUnknown(String key, int line) {
        Optional<Setting<?>> setting = Catalog.find(key);
        if (setting.isEmpty()) {
            Set<String> known = Catalog.concrete(written.keySet());
            known.addAll(Catalog.likeliest(key));
            problems.add(FILE, line, "setting.unknown", key, problems.didYouMean(key, known));
            return true;
        }
        String variable = VariableNames.of(key);
        String read = VariableNames.key(variable, Catalog.all()).orElse(key);
        if (!read.equals(key)) {
            problems.add(FILE, line, "setting.ambiguous", key, variable, read);
        }
        return false;
    }

    private boolean isSound(String key, Written value) {
        Setting<?> setting = Catalog.find(key).orElseThrow();
        if (value.value().isBlank()) {
            return true;
        }
        try {
            setting.parser().apply(value.value().strip());
            return true;
        } catch (IllegalArgumentException unfit) {
            String needs =
                    problems.text("needs." + setting.type(), setting.bounds().toArray());
            if (setting.secret()) {
                problems.add(value.file(), value.line(), "setting.secret", key, needs);
            } else {
                String shown = new Redactor(Set.of()).redact(value.value());
                problems.add(value.file(), value.line(), "setting.value", key, shown, needs);
            }
            return false;
        }
    }
}

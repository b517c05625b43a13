package io.inlet.settings;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which environment variable stands for which setting: {@code inlet.http.public-url} is {@code INLET_HTTP_PUBLIC_URL}. Dots and hyphens
 * both become underscores, so a variable could be read in several ways; the reading with the longest fixed part holds, and a chosen name
 * for which that is another setting is refused ({@code inlet.email-done.folder} would be read as {@code inlet.email.done-folder}).
 */
final class VariableNames {
    private VariableNames() {}

    static String of(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** The key that a variable sets, if there is such a setting. */
    static Optional<String> key(String variable, List<Setting<?>> settings) {
        return settings.stream()
                .sorted(Comparator.comparingInt(
                        (Setting<?> setting) -> -setting.key().length()))
                .map(setting -> key(variable, setting))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> key(String variable, Setting<?> setting) {
        int star = setting.key().indexOf('*');
        if (star < 0) {
            return of(setting.key()).equals(variable) ? Optional.of(setting.key()) : Optional.empty();
        }
        String name = setting.key().charAt(star - 1) == '.' ? "([A-Z0-9][A-Z0-9_]*)" : "((?:_[A-Z0-9_]+)?)";
        Matcher matcher = Pattern.compile(of(setting.key()).replace("*", name)).matcher(variable);
        return matcher.matches()
                ? Optional.of(setting.key()
                        .replace("*", matcher.group(1).toLowerCase(Locale.ROOT).replace('_', '-')))
                : Optional.empty();
    }
}

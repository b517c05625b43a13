package io.inlet.settings;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One setting that exists: its key, type and default. A {@code *} in the key stands for a name that the operator chooses, such as the
 * inbox in {@code inlet.inbox.*.brand}. The description in two languages stands in {@code io/inlet/text/settings*.properties} under the key.
 *
 * @param type how the docs call the type
 * @param initial the default as it would be written; null: no default
 * @param secret the value is never shown
 */
public record Setting<T>(String key, String type, String initial, boolean secret, Function<String, T> parser) {
    private static final Pattern HOST_LABEL = Pattern.compile("\\S+");

    public static Setting<String> text(String key, String initial) {
        return new Setting<>(key, "text", initial, false, value -> value);
    }

    public static Setting<String> host(String key, String initial) {
        return new Setting<>(key, "host", initial, false, value -> {
            if (!HOST_LABEL.matcher(value).matches()) {
                throw new IllegalArgumentException("a host name or address");
            }
            return value;
        });
    }

    public static Setting<Integer> port(String key, String initial) {
        return new Setting<>(key, "port", initial, false, value -> whole(value, 0, 65535));
    }

    public static Setting<Integer> count(String key, String initial, int least, int most) {
        return new Setting<>(key, "count", initial, false, value -> whole(value, least, most));
    }

    public static Setting<Boolean> flag(String key, String initial) {
        return new Setting<>(key, "true or false", initial, false, value -> {
            if (!value.equals("true") && !value.equals("false")) {
                throw new IllegalArgumentException("true or false");
            }
            return value.equals("true");
        });
    }

    public static Setting<Duration> duration(String key, String initial) {
        return new Setting<>(key, "duration", initial, false, Durations::parse);
    }

    public static Setting<Size> size(String key, String initial) {
        return new Setting<>(key, "size", initial, false, Size::parse);
    }

    public static Setting<Secret> secret(String key) {
        return new Setting<>(key, "secret", null, true, Secret::new);
    }

    /** One of an enum's words, written in lower case with hyphens. */
    public static <E extends Enum<E>> Setting<E> choice(String key, Class<E> type, String initial) {
        String words = String.join(
                ", ", Arrays.stream(type.getEnumConstants()).map(Setting::word).toList());
        return new Setting<>(key, words, initial, false, value -> Arrays.stream(type.getEnumConstants())
                .filter(constant -> word(constant).equals(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("one of " + words)));
    }

    /** The setting for one chosen name: {@code inlet.inbox.*.brand} of {@code support}. */
    public Setting<T> of(String name) {
        return new Setting<>(key.replaceFirst("\\*", name), type, initial, secret, parser);
    }

    /** Whether a written key is this setting. */
    public boolean matches(String written) {
        String pattern = Pattern.quote(key).replace("*", "\\E[a-z0-9-]*\\Q");
        return written.matches(pattern);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static int whole(String value, int least, int most) {
        int number;
        try {
            number = Integer.parseInt(value);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("a whole number from " + least + " to " + most, notANumber);
        }
        if (number < least || number > most) {
            throw new IllegalArgumentException("a whole number from " + least + " to " + most);
        }
        return number;
    }
}

package io.inlet.settings;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One setting that exists: its key, type and default. A {@code *} in the key stands for a name that the operator chooses, such as the inbox
 * in {@code inlet.inbox.*.brand}. The description in two languages stands in {@code io/inlet/text/settings*.properties} under the key.
 *
 * @param type the kind of value, such as {@code duration}: its text stands under {@code needs.<type>}
 * @param bounds what fills that text: least and most, or the words of a choice
 * @param initial the default as it would be written; null: no default
 * @param secret the value is never shown
 */
public record Setting<T>(
        String key, String type, List<String> bounds, String initial, boolean secret, Function<String, T> parser) {
    private static final Pattern HOST = Pattern.compile("[\\p{L}0-9._:%\\[\\]-]+");

    /** One plain address that no header can be made of (RFC 5321, 4.1.2, without quoted local parts). */
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,253}");

    private static final Pattern CREDENTIALS =
            Pattern.compile("//[^/?#]*@|[?&;](user|password)=", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern SUFFIX = Pattern.compile("(-[a-z0-9]+)*");

    public Setting {
        bounds = List.copyOf(bounds);
    }

    public static Setting<String> text(String key, String initial) {
        return new Setting<>(key, "text", List.of(), initial, false, value -> value);
    }

    public static Setting<String> host(String key, String initial) {
        return new Setting<>(key, "host", List.of(), initial, false, value -> {
            if (!HOST.matcher(value).matches()) {
                throw new IllegalArgumentException("a host name or address");
            }
            return value;
        });
    }

    public static Setting<Integer> port(String key, String initial) {
        return new Setting<>(key, "port", List.of(), initial, false, value -> whole(value, 0, 65535));
    }

    public static Setting<Integer> count(String key, String initial, int least, int most) {
        List<String> bounds = List.of(String.valueOf(least), String.valueOf(most));
        return new Setting<>(key, "count", bounds, initial, false, value -> whole(value, least, most));
    }

    public static Setting<Boolean> flag(String key, String initial) {
        return new Setting<>(key, "flag", List.of(), initial, false, value -> {
            if (!value.equals("true") && !value.equals("false")) {
                throw new IllegalArgumentException("true or false");
            }
            return value.equals("true");
        });
    }

    public static Setting<Duration> duration(String key, String initial) {
        return new Setting<>(key, "duration", List.of(), initial, false, Durations::parse);
    }

    /** Addresses and networks with commas between them. */
    public static Setting<List<Network>> networks(String key) {
        return new Setting<>(key, "networks", List.of(), null, false, Network::parseAll);
    }

    /** Names of hosts or domains with commas between them, in lower case; none where nothing is set. */
    public static Setting<Set<String>> names(String key) {
        return new Setting<>(key, "names", List.of(), null, false, value -> Arrays.stream(value.split(",", -1))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .peek(name -> {
                    if (!HOST.matcher(name).matches()) {
                        throw new IllegalArgumentException("names such as mx.example.org, separated by commas");
                    }
                })
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** {@code all}, or a day such as 2026-01-31. */
    public static Setting<String> dayOrAll(String key, String initial) {
        return new Setting<>(key, "day", List.of(), initial, false, value -> {
            try {
                return value.equals("all") ? value : LocalDate.parse(value).toString();
            } catch (DateTimeParseException noDay) {
                throw new IllegalArgumentException("all, or a day such as 2026-01-31", noDay);
            }
        });
    }

    public static Setting<Size> size(String key, String initial) {
        return new Setting<>(key, "size", List.of(), initial, false, Size::parse);
    }

    /** A URL that begins with one of the schemes and names no user or password. */
    public static Setting<String> url(String key, String... schemes) {
        String words = String.join(", ", schemes);
        return new Setting<>(key, "url", List.of(words), null, false, value -> {
            if (Arrays.stream(schemes).noneMatch(value::startsWith)
                    || CREDENTIALS.matcher(value).find()) {
                throw new IllegalArgumentException("a URL that begins with " + words + ", without user and password");
            }
            return value;
        });
    }

    /** How many in a second, minute or hour. */
    public static Setting<Rate> rate(String key, String initial) {
        return new Setting<>(key, "rate", List.of(), initial, false, Rate::parse);
    }

    public static Setting<Secret> secret(String key) {
        return new Setting<>(key, "secret", List.of(), null, true, Secret::new);
    }

    /** A secret of so many characters or more. */
    public static Setting<Secret> secret(String key, int least) {
        return new Setting<>(key, "long-secret", List.of(String.valueOf(least)), null, true, value -> {
            if (value.length() < least) {
                throw new IllegalArgumentException("at least " + least + " characters");
            }
            return new Secret(value);
        });
    }

    /** One e-mail address of ASCII letters. */
    public static Setting<String> address(String key) {
        return new Setting<>(key, "address", List.of(), null, false, value -> {
            if (!ADDRESS.matcher(value).matches()) {
                throw new IllegalArgumentException("an e-mail address such as support@example.org");
            }
            return value;
        });
    }

    /** E-mail addresses, and domains for all their addresses, with commas between them. */
    public static Setting<Senders> senders(String key) {
        return new Setting<>(key, "senders", List.of(), null, false, Senders::of);
    }

    /** Some of an enum's words, separated by commas, or {@code none}. */
    public static <E extends Enum<E>> Setting<Set<E>> choices(String key, Class<E> type, String initial) {
        String words = String.join(
                ", ", Arrays.stream(type.getEnumConstants()).map(Setting::word).toList());
        return new Setting<>(key, "choices", List.of(words), initial, false, value -> {
            if (value.equals("none")) {
                return Set.of();
            }
            return Arrays.stream(value.split(",", -1))
                    .map(word -> Arrays.stream(type.getEnumConstants())
                            .filter(constant -> word(constant).equals(word.strip()))
                            .findFirst()
                            .orElseThrow(() -> new IllegalArgumentException("none, or some of " + words)))
                    .collect(Collectors.toUnmodifiableSet());
        });
    }

    /** A secret of a form that {@code needs.<type>} describes. */
    public static Setting<Secret> secret(String key, String type, Pattern form) {
        return new Setting<>(key, type, List.of(), null, true, value -> {
            if (!form.matcher(value).matches()) {
                throw new IllegalArgumentException("a " + type);
            }
            return new Secret(value);
        });
    }

    /** This setting with a default. */
    public Setting<T> or(String otherwise) {
        return new Setting<>(key, type, bounds, otherwise, secret, parser);
    }

    /** A country by its two letters of ISO 3166. */
    public static Setting<String> country(String key, String initial) {
        return new Setting<>(key, "country", List.of(), initial, false, value -> {
            if (!Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(value)) {
                throw new IllegalArgumentException("a country such as RU");
            }
            return value;
        });
    }

    /** One of an enum's words, written in lower case with hyphens. */
    public static <E extends Enum<E>> Setting<E> choice(String key, Class<E> type, String initial) {
        String words = String.join(
                ", ", Arrays.stream(type.getEnumConstants()).map(Setting::word).toList());
        return new Setting<>(
                key, "choice", List.of(words), initial, false, value -> Arrays.stream(type.getEnumConstants())
                        .filter(constant -> word(constant).equals(value))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("one of " + words)));
    }

    /** The setting for one chosen name: {@code inlet.inbox.*.brand} of {@code support}. */
    public Setting<T> of(String name) {
        return new Setting<>(key.replaceFirst("\\*", name), type, bounds, initial, secret, parser);
    }

    /** Whether a written key is this setting. */
    public boolean matches(String written) {
        return name(written).isPresent();
    }

    /** What a written key has in the place of the {@code *}; empty for a key without one; nothing when it is another setting. */
    public Optional<String> name(String written) {
        int star = key.indexOf('*');
        if (star < 0) {
            return key.equals(written) ? Optional.of("") : Optional.empty();
        }
        String tail = key.substring(star + 1);
        if (!written.startsWith(key.substring(0, star))
                || !written.endsWith(tail)
                || written.length() < star + tail.length()) {
            return Optional.empty();
        }
        String name = written.substring(star, written.length() - tail.length());
        Pattern form = key.charAt(star - 1) == '.' ? NAME : SUFFIX;
        return form.matcher(name).matches() ? Optional.of(name) : Optional.empty();
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

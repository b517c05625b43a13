package io.inlet.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whose mail is meant.
 *
 * @param named addresses, and domains for all their addresses, in lower case
 */
public record Senders(Set<String> named) {
    public static final Senders NONE = new Senders(Set.of());

    private static final Pattern SENDER =
            Pattern.compile("([^\\s@,<>\"]{1,64}@)?[\\p{L}0-9-]{1,63}(\\.[\\p{L}0-9-]{1,63}){1,10}");

    public Senders {
        named = Set.copyOf(named);
    }

    /**
     * As they are written, with commas between them.
     *
     * @throws IllegalArgumentException when one is neither an address nor a domain
     */
    public static Senders of(String written) {
        Set<String> named = Arrays.stream(written.toLowerCase(Locale.ROOT).split(",", -1))
                .map(String::strip)
                .collect(Collectors.toSet());
        if (!named.stream().allMatch(sender -> SENDER.matcher(sender).matches())) {
            throw new IllegalArgumentException("addresses or domains with commas between them");
        }
        return new Senders(named);
    }

    /** @param address canonical; null is nobody's */
    public boolean include(String address) {
        return address != null
                && (named.contains(address) || named.contains(address.substring(address.lastIndexOf('@') + 1)));
    }
}

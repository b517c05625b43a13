package io.inlet.settings;

import io.inlet.settings.PhoneSettings.Answered;
import io.inlet.settings.PhoneSettings.Provider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One call centre as it was set.
 *
 * @param name {@code phone}, or {@code phone-} and a name; its inbox is called the same
 * @param secret null where none is set; then nobody is let in
 * @param language ru or en
 */
public record PhoneSource(
        String name,
        boolean enabled,
        Provider provider,
        Secret secret,
        Answered answered,
        Duration unfinished,
        Duration settle,
        String language) {
    private static final String PREFIX = "phone";

    /** The source of a name, with the defaults where the operator said nothing; empty for a name that none can have. */
    public static Optional<PhoneSource> find(Settings settings, String name) {
        return PhoneSettings.ENABLED.name("inlet." + name + ".enabled").map(suffix -> of(settings, suffix));
    }

    /** All that the operator mentions, and the one without a suffix. */
    public static List<PhoneSource> all(Settings settings) {
        Set<String> suffixes = new TreeSet<>(settings.names(PhoneSettings.ENABLED));
        suffixes.add("");
        List<PhoneSource> sources = new ArrayList<>();
        suffixes.forEach(suffix -> sources.add(of(settings, suffix)));
        return sources;
    }

    /** How a setting of this source is written. */
    public String key(Setting<?> setting) {
        return setting.of(name.substring(PREFIX.length())).key();
    }

    private static PhoneSource of(Settings settings, String suffix) {
        return new PhoneSource(
                PREFIX + suffix,
                settings.get(PhoneSettings.ENABLED.of(suffix)),
                settings.get(PhoneSettings.PROVIDER.of(suffix)),
                settings.find(PhoneSettings.SECRET.of(suffix)).orElse(null),
                settings.get(PhoneSettings.ANSWERED.of(suffix)),
                settings.get(PhoneSettings.UNFINISHED.of(suffix)),
                settings.get(PhoneSettings.SETTLE.of(suffix)),
                settings.get(PhoneSettings.LANGUAGE.of(suffix)).name().toLowerCase(Locale.ROOT));
    }
}

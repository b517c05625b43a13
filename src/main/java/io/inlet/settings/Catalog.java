package io.inlet.settings;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All settings that exist. */
public final class Catalog {
    private static final List<Setting<?>> ALL = Stream.of(
                    HttpSettings.ALL,
                    DatabaseSettings.ALL,
                    InboxSettings.ALL,
                    EmailSettings.ALL,
                    OauthSettings.ALL,
                    TelegramSettings.ALL,
                    PhoneSettings.ALL,
                    LineSettings.ALL,
                    FileSettings.ALL,
                    SpoolSettings.ALL,
                    LimitSettings.ALL,
                    TargetSettings.ALL,
                    ReplySettings.ALL,
                    PartnerSettings.ALL,
                    TrustSettings.ALL,
                    AlarmSettings.ALL)
            .<Setting<?>>flatMap(List::stream)
            .toList();

    private Catalog() {}

    public static List<Setting<?>> all() {
        return ALL;
    }

    /** The setting that a written key sets; the {@code *} already stands for the name. */
    public static Optional<Setting<?>> find(String written) {
        return ALL.stream()
                .<Setting<?>>flatMap(setting -> setting.name(written).stream().map(setting::of))
                .findFirst();
    }

    /** Every key that exists, {@code *} replaced by the names that the written keys choose (and by none where that is a name). */
    static Set<String> concrete(Collection<String> written) {
        Set<String> keys = new TreeSet<>();
        for (Setting<?> setting : ALL) {
            int star = setting.key().indexOf('*');
            if (star < 0 || setting.key().charAt(star - 1) != '.') {
                keys.add(setting.of("").key());
            }
            if (star >= 0) {
                names(setting.key().substring(0, star + 1), written)
                        .forEach(name -> keys.add(setting.of(name).key()));
            }
        }
        return keys;
    }

    /** Keys that one which does not exist may have been meant to be. */
    public static Set<String> near(String unknown) {
        Set<String> keys = concrete(Set.of());
        keys.addAll(likeliest(unknown));
        return keys;
    }

    /** What a key that does not exist may have been meant to be: all settings with a {@code *}, with the name that it seems to have. */
    static Set<String> likeliest(String unknown) {
        Set<String> keys = new TreeSet<>();
        for (Setting<?> setting : ALL) {
            int star = setting.key().indexOf('*');
            if (star >= 0 && unknown.startsWith(setting.key().substring(0, star))) {
                int end = unknown.indexOf('.', star);
                String name = unknown.substring(star, end < 0 ? unknown.length() : end);
                keys.add(setting.of(name).key());
                keys.add(setting.of("-" + name).key());
            }
        }
        keys.removeIf(key -> find(key).isEmpty());
        return keys;
    }

    private static Set<String> names(String prefix, Collection<String> written) {
        return ALL.stream()
                .filter(setting -> setting.key().startsWith(prefix))
                .flatMap(setting -> written.stream().flatMap(key -> setting.name(key).stream()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

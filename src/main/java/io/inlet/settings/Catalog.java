package io.inlet.settings;

import java.util.List;
import java.util.stream.Stream;

/** All settings that exist. */
public final class Catalog {
    private static final List<Setting<?>> ALL = Stream.of(
                    HttpSettings.ALL,
                    DatabaseSettings.ALL,
                    InboxSettings.ALL,
                    EmailSettings.ALL,
                    LineSettings.ALL,
                    TargetSettings.ALL)
            .<Setting<?>>flatMap(List::stream)
            .toList();

    private Catalog() {}

    public static List<Setting<?>> all() {
        return ALL;
    }
}

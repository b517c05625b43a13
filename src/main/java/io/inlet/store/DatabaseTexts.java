package io.inlet.store;

import io.inlet.settings.Texts;

/** What an operator reads about the database, in the language of the terminal. */
public final class DatabaseTexts {
    private DatabaseTexts() {}

    /** The text of a key; arguments are shown as they stand, numbers without grouping. */
    public static String of(String key, Object... arguments) {
        Object[] shown = new Object[arguments.length];
        for (int i = 0; i < shown.length; i++) {
            shown[i] = String.valueOf(arguments[i]);
        }
        return Texts.of("database", Texts.terminal()).get(key, shown);
    }
}

package io.inlet.settings;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * What persons read, in English and Russian, from {@code io/inlet/text/<area>[_ru].properties} (UTF-8). Arguments fill {@code {0}}, {@code
 * {1}} ... literally.
 */
public final class Texts {
    private final ResourceBundle bundle;
    private final Locale locale;

    private Texts(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    public static Texts of(String area, Locale locale) {
        Locale spoken = locale.getLanguage().equals("ru") ? Locale.forLanguageTag("ru") : Locale.ROOT;
        ResourceBundle bundle = ResourceBundle.getBundle(
                "io.inlet.text." + area,
                spoken,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return new Texts(bundle, spoken);
    }

    /** The language of whoever sits at the terminal: {@code INLET_LANG}, else the locale; Russian or else English. */
    public static Locale terminal() {
        return terminal(System.getenv());
    }

    /** As {@link #terminal()}, of a given environment. */
    public static Locale terminal(Map<String, String> environment) {
        String chosen = environment.get("INLET_LANG");
        return chosen == null || chosen.isBlank()
                ? Locale.getDefault()
                : Locale.forLanguageTag(chosen.substring(0, Math.min(2, chosen.length())));
    }

    /** The language spoken: Russian, or the root for English. */
    public Locale locale() {
        return locale;
    }

    public String get(String key, Object... arguments) {
        String pattern;
        try {
            pattern = bundle.getString(key);
        } catch (MissingResourceException missing) {
            return arguments.length == 0 ? key : key + " " + List.of(arguments);
        }
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, locale).format(arguments);
    }
}

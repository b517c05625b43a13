package io.inlet.channel.web;

import java.util.Map;

/** A text per language; the language {@code ""} stands for all others. */
public record Words(Map<String, String> byLanguage) {
    public static final Words NONE = new Words(Map.of());

    public Words {
        byLanguage = Map.copyOf(byLanguage);
    }

    public static Words of(String text) {
        return new Words(Map.of("", text));
    }

    /** The text in a language, else the one for all, else any; empty when there is none. */
    public String in(String language) {
        String text = byLanguage.getOrDefault(language, byLanguage.get(""));
        return text != null
                ? text
                : byLanguage.values().stream().sorted().findFirst().orElse("");
    }

    public boolean isEmpty() {
        return byLanguage.isEmpty();
    }
}

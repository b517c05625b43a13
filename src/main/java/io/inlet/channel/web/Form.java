package io.inlet.channel.web;

import java.util.List;
import java.util.Optional;

/**
 * One form as {@code config/forms.yaml} defines it.
 *
 * @param languages ISO 639-1; the first is for visitors who speak none of them
 * @param origins other sites that may post to it or show it in a frame, such as {@code https://www.example.org}
 */
public record Form(
        String id,
        String inbox,
        List<String> languages,
        Words title,
        Words intro,
        Words thanks,
        List<String> origins,
        FileLimits files,
        List<Field> fields) {
    /** The name of a field that people do not see; what fills it in is no person. */
    public static final String HONEYPOT = "homepage";
    /** The signed token of a page that was shown. */
    public static final String TOKEN = "_token";

    public Form {
        languages = List.copyOf(languages);
        origins = List.copyOf(origins);
        fields = List.copyOf(fields);
    }

    /** Limits of all files of one post together; sizes in bytes. */
    public record FileLimits(int count, long size, long total) {}

    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    public Optional<Field> field(Field.Role role) {
        return fields.stream().filter(field -> field.role() == role).findFirst();
    }

    /** The wanted language where the form speaks it, else the form's first. */
    public String language(String wanted) {
        return languages.contains(wanted) ? wanted : languages.get(0);
    }
}

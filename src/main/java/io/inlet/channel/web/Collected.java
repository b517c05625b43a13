package io.inlet.channel.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values and errors while a post is read; keeps the bounds. */
final class Collected {
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final List<Upload> files = new ArrayList<>();
    private final List<FieldError> errors = new ArrayList<>();
    private int count;

    void value(String name, String value) {
        if (name.isEmpty() || name.length() > Limits.NAME || name.chars().anyMatch(Character::isISOControl)) {
            error(FieldError.WHOLE, "name");
        } else if (++count == Limits.FIELDS + 1) {
            error(FieldError.WHOLE, "too-many-fields", Limits.FIELDS);
        } else if (count <= Limits.FIELDS) {
            values.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
        }
    }

    void file(Upload file) {
        files.add(file);
    }

    void error(String field, String code, Object... arguments) {
        boolean known = errors.stream()
                .anyMatch(error -> error.field().equals(field) && error.code().equals(code));
        if (!known) {
            errors.add(new FieldError(field, code, arguments));
        }
    }

    boolean isBroken() {
        return !errors.isEmpty();
    }

    Reading reading(boolean complete) {
        return new Reading(new Submission(values, files), complete, errors);
    }
}

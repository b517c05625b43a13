package io.inlet.channel.web;

import io.inlet.settings.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a post as text for an agent: the body, then every other field with its label in the form's order. */
final class FormText {
    private final Form form;
    private final Texts texts;
    private final String language;

    FormText(Form form, Texts texts, String language) {
        this.form = form;
        this.texts = texts;
        this.language = language;
    }

    String text(String body, Submission submission) {
        List<String> lines = new ArrayList<>();
        for (Field field : form.fields()) {
            if (field.role() == Field.Role.NONE && field.type() != Field.Type.FILE) {
                String value = submission.filled(field.name()).stream()
                        .map(given -> shown(field, given))
                        .collect(Collectors.joining(", "));
                add(
                        lines,
                        field.label().isEmpty() ? field.name() : field.label().in(language),
                        value);
            }
        }
        submission.values().keySet().stream()
                .filter(name -> form.field(name).isEmpty() && !name.equals(Form.TOKEN) && !name.equals(Form.HONEYPOT))
                .forEach(name -> add(
                        lines,
                        name,
                        submission.filled(name).stream().map(Values::lines).collect(Collectors.joining(", "))));
        String list = String.join("\n", lines);
        return body.isEmpty() || list.isEmpty() ? body + list : body + "\n\n" + list;
    }

    private String shown(Field field, String given) {
        String value = Values.lines(given);
        if (field.type() == Field.Type.CHECKBOX && field.options().isEmpty()) {
            return texts.get(Validation.ticked(value) ? "yes" : "no");
        }
        return field.options().stream()
                .filter(option ->
                        option.value().equals(value) && !option.label().isEmpty())
                .findFirst()
                .map(option -> option.label().in(language))
                .orElse(value);
    }

    private static void add(List<String> lines, String label, String value) {
        if (!value.isEmpty()) {
            lines.add(label + ": " + value);
        }
    }
}

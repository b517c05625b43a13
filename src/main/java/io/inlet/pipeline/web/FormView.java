package io.inlet.pipeline.web;

import io.inlet.channel.web.Field;
import io.inlet.channel.web.FieldError;
import io.inlet.channel.web.Form;
import io.inlet.channel.web.Sizes;
import io.inlet.channel.web.Submission;
import io.inlet.message.Header;
import io.inlet.pipeline.DoorAnswer;
import io.inlet.settings.Size;
import io.inlet.settings.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draws the pages of a form. They need no script and no cookie, and nothing from anywhere else. Thread-safe. */
final class FormView {
    private final Pages pages = new Pages();

    /** The form, empty or with what was entered and what is wrong with it. */
    DoorAnswer form(int status, Form form, Viewer viewer, String token, Submission entered, List<FieldError> errors) {
        Texts texts = texts(viewer);
        List<Map<String, Object>> fields = new ArrayList<>();
        Map<String, String> wrong = new LinkedHashMap<>();
        for (FieldError error : errors) {
            wrong.putIfAbsent(error.field(), error.text(texts));
        }
        form.fields().forEach(field -> fields.add(field(field, form, viewer, entered, wrong.get(field.name()))));
        Map<String, Object> model = model(form, viewer);
        model.put("token", token);
        model.put("tokenName", Form.TOKEN);
        model.put("honeypot", Form.HONEYPOT);
        model.put("fields", fields);
        model.put("errors", summary(form, viewer, wrong));
        model.put("filesLost", !errors.isEmpty() && !entered.files().isEmpty());
        return page(status, "form", model, form, viewer);
    }

    /** Thanks, with the ticket's number where the sender may know it. */
    DoorAnswer thanks(int status, Form form, Viewer viewer, String ticket, List<Header> headers) {
        Map<String, Object> model = model(form, viewer);
        String own = form.thanks().in(viewer.language());
        model.put("thanks", own.isEmpty() ? texts(viewer).get("thanks.text") : own);
        model.put("ticket", ticket == null ? "" : ticket);
        model.put("formUrl", "../web/" + form.id() + viewer.query());
        return with(headers, page(status, "thanks", model, form, viewer));
    }

    /** Too many posts; what was entered is still in the page before this one. */
    DoorAnswer later(int status, Form form, Viewer viewer, List<Header> headers) {
        return with(headers, page(status, "later", model(form, viewer), form, viewer));
    }

    private static DoorAnswer with(List<Header> headers, DoorAnswer page) {
        List<Header> all = new ArrayList<>(page.headers());
        all.addAll(headers);
        return new DoorAnswer(page.status(), page.mediaType(), all, page.body());
    }

    private static Map<String, Object> model(Form form, Viewer viewer) {
        Texts texts = texts(viewer);
        String other = viewer.language().equals("ru") ? "en" : "ru";
        Map<String, Object> model = new HashMap<>();
        model.put("t", new Labels(texts));
        model.put("language", viewer.language());
        model.put("embedded", viewer.embedded());
        model.put("title", form.title().in(viewer.language()));
        model.put("intro", form.intro().in(viewer.language()));
        model.put("otherLanguage", form.languages().contains(other) ? other : "");
        model.put("otherUrl", new Viewer(other, viewer.embedded(), true).query());
        model.put(
                "filesHint",
                texts.get(
                        "page.files",
                        form.files().count(),
                        Sizes.text(new Size(form.files().size()), texts),
                        Sizes.text(new Size(form.files().total()), texts)));
        return model;
    }

    private static Map<String, Object> field(Field field, Form form, Viewer viewer, Submission entered, String error) {
        List<String> values = entered.values().getOrDefault(field.name(), List.of());
        List<Map<String, Object>> options = new ArrayList<>();
        for (Field.Option option : field.options()) {
            options.add(Map.of(
                    "value", option.value(),
                    "label",
                            option.label().isEmpty()
                                    ? option.value()
                                    : option.label().in(viewer.language()),
                    "chosen", values.contains(option.value())));
        }
        Map<String, Object> model = new HashMap<>();
        model.put("name", field.name());
        model.put("type", field.type().word());
        model.put("label", field.label().in(viewer.language()));
        model.put("hint", field.hint().in(viewer.language()));
        model.put("required", field.required());
        model.put("max", field.max());
        model.put("value", values.isEmpty() ? "" : values.get(0));
        model.put("options", options);
        model.put("error", error == null ? "" : error);
        model.put("autocomplete", autocomplete(field.role()));
        model.put("many", form.files().count() > 1);
        return model;
    }

    /** What a browser may fill in by itself (WHATWG HTML, 4.10.18.7.1). */
    private static String autocomplete(Field.Role role) {
        return switch (role) {
            case NAME -> "name";
            case EMAIL -> "email";
            case PHONE -> "tel";
            case NONE, SUBJECT, BODY -> "off";
        };
    }

    private static List<Map<String, Object>> summary(Form form, Viewer viewer, Map<String, String> wrong) {
        List<Map<String, Object>> summary = new ArrayList<>();
        wrong.forEach((name, text) -> summary.add(Map.of(
                "name",
                form.field(name).isPresent() ? name : "",
                "label",
                form.field(name)
                        .map(field -> field.label().in(viewer.language()))
                        .orElse(name),
                "text",
                text)));
        return summary;
    }

    private DoorAnswer page(int status, String name, Map<String, Object> model, Form form, Viewer viewer) {
        String ancestors = viewer.embedded() ? "'self' " + String.join(" ", form.origins()) : "'none'";
        return pages.answer(status, name, model, ancestors.strip());
    }

    private static Texts texts(Viewer viewer) {
        return Texts.of("forms", Locale.forLanguageTag(viewer.language()));
    }
}

package io.inlet.channel.web;

import io.inlet.settings.Size;
import io.inlet.text.EmailAddresses;
import io.inlet.text.PhoneNumbers;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Compares a post with its form and finds everything that is wrong with it at once. Pure. */
public final class Validation {
    private static final Set<String> NO = Set.of("", "false", "off", "no", "0");

    private final Form form;
    private final String country;

    /** @param country whose national telephone numbers are meant (ISO 3166-1) */
    public Validation(Form form, String country) {
        this.form = form;
        this.country = country;
    }

    /** All errors: those of the reading first, then field by field. */
    public List<FieldError> errors(Reading reading) {
        List<FieldError> errors = new ArrayList<>(reading.errors());
        Submission submission = reading.submission();
        for (Field field : form.fields()) {
            if (field.type() == Field.Type.FILE) {
                boolean given = submission.files().stream()
                        .anyMatch(file -> file.field().equals(field.name()));
                if (field.required() && !given && reading.complete()) {
                    errors.add(new FieldError(field.name(), "required-file"));
                }
            } else {
                check(field, submission, reading.complete(), errors);
            }
        }
        for (String extra : submission.values().keySet()) {
            if (form.field(extra).isEmpty()
                    && submission.values().get(extra).stream()
                            .anyMatch(value -> value.length() > Field.Type.TEXTAREA.usualMax())) {
                errors.add(new FieldError(extra, "too-long", Field.Type.TEXTAREA.usualMax()));
            }
        }
        files(submission, errors);
        return errors;
    }

    private void check(Field field, Submission submission, boolean complete, List<FieldError> errors) {
        List<String> values = submission.filled(field.name());
        if (field.type() == Field.Type.CHECKBOX && field.options().isEmpty()) {
            values = values.stream().filter(Validation::ticked).toList();
        }
        if (values.isEmpty()) {
            if (field.required() && complete) {
                errors.add(new FieldError(field.name(), "required"));
            }
            return;
        }
        if (values.size() > 1 && !field.isMultiple()) {
            errors.add(new FieldError(field.name(), "one-value"));
            return;
        }
        for (String value : values) {
            FieldError error = error(field, value);
            if (error != null) {
                errors.add(error);
                return;
            }
        }
    }

    private FieldError error(Field field, String raw) {
        String value = field.type() == Field.Type.TEXTAREA ? Values.lines(raw) : Values.line(raw);
        if (value.codePointCount(0, value.length()) > field.max()) {
            return new FieldError(field.name(), "too-long", field.max());
        }
        boolean fits =
                switch (field.type()) {
                    case EMAIL -> EmailAddresses.isPlausible(EmailAddresses.canonical(value));
                    case PHONE -> PhoneNumbers.canonical(value, country) != null;
                    case DATE -> isDate(value);
                    case NUMBER -> isNumber(value);
                    case SELECT, CHECKBOX ->
                        field.options().isEmpty()
                                || field.options().stream()
                                        .anyMatch(option -> option.value().equals(value));
                    default -> true;
                };
        if (!fits) {
            return new FieldError(field.name(), field.type().word());
        }
        return field.pattern() == null || field.pattern().matcher(value).matches()
                ? null
                : new FieldError(field.name(), "pattern");
    }

    private void files(Submission submission, List<FieldError> errors) {
        Form.FileLimits limits = form.files();
        Set<String> wrongInputs = new LinkedHashSet<>();
        long total = 0;
        for (Upload file : submission.files()) {
            boolean input = form.field(file.field())
                    .map(field -> field.type() == Field.Type.FILE)
                    .orElse(false);
            if (!input) {
                wrongInputs.add(file.field());
            } else if (file.size() > limits.size()) {
                errors.add(new FieldError(file.field(), "file-size", file.name(), new Size(limits.size())));
            }
            total += file.size();
        }
        wrongInputs.forEach(input -> errors.add(new FieldError(input, "no-files-here")));
        String field =
                submission.files().isEmpty() ? "" : submission.files().get(0).field();
        if (submission.files().size() > limits.count()) {
            errors.add(new FieldError(field, "file-count", limits.count()));
        }
        if (total > limits.total()) {
            errors.add(new FieldError(field, "file-total", new Size(limits.total())));
        }
    }

    static boolean ticked(String value) {
        return !NO.contains(value.strip().toLowerCase(Locale.ROOT));
    }

    private static boolean isDate(String value) {
        try {
            return LocalDate.parse(value).getYear() > 0;
        } catch (DateTimeParseException otherwise) {
            return false;
        }
    }

    private static boolean isNumber(String value) {
        try {
            return new BigDecimal(value.replace(',', '.')).scale() < 1000;
        } catch (NumberFormatException otherwise) {
            return false;
        }
    }
}

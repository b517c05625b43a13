package io.inlet.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.settings.Problem;
import io.inlet.settings.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidationTest {
    private final Form form = form("""
            forms:
              all:
                files: {count: 2, size: 10B, total: 15B}
                fields:
                  - {name: body, type: textarea, role: body, label: x, max: 10}
                  - {name: day, type: date, label: x}
                  - {name: amount, type: number, label: x}
                  - {name: phone, type: phone, label: x}
                  - {name: email, type: email, label: x}
                  - {name: order, label: x, pattern: "[A-Z]-[0-9]+"}
                  - {name: agree, type: checkbox, label: x, required: true}
                  - {name: parts, type: checkbox, label: x, options: [a, b]}
                  - {name: size, type: select, label: x, options: [s, m]}
                  - {name: file, type: file, label: x}
            """);

    @ParameterizedTest
    @CsvSource({
        "body,12345678901,too-long",
        "day,2026-02-30,date",
        "day,31.01.2026,date",
        "amount,twelve,number",
        "phone,12,phone",
        "email,a@b@c,email",
        "email,nobody,email",
        "order,a-1,pattern",
        "parts,c,checkbox",
        "size,l,select"
    })
    void refusesWrongValue(String field, String value, String code) {
        assertThat(errors(Map.of("agree", List.of("on"), field, List.of(value))))
                .extracting(FieldError::field, FieldError::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(field, code));
    }

    @ParameterizedTest
    @CsvSource({
        "body,1234567890",
        "day,2024-02-29",
        "amount,'-1,5'",
        "phone,8 (495) 123-45-67",
        "email,Иван@почта.рф",
        "order,A-12",
        "size,s",
        "other,anything"
    })
    void letsRightValueIn(String field, String value) {
        assertThat(errors(Map.of("agree", List.of("on"), field, List.of(value))))
                .isEmpty();
    }

    @Test
    void countsUntickedBoxAsMissing() {
        assertThat(errors(Map.of("agree", List.of("false"))))
                .extracting(FieldError::code)
                .containsExactly("required");
    }

    @Test
    void takesSeveralValuesOnlyWhereSeveralCanBeChosen() {
        assertThat(errors(Map.of("agree", List.of("on"), "parts", List.of("a", "b"), "size", List.of("s", "m"))))
                .extracting(FieldError::field, FieldError::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("size", "one-value"));
    }

    @Test
    void boundsFiles() {
        List<Upload> files = List.of(upload("file", 11), upload("file", 3), upload("file", 3), upload("day", 1));
        Submission submission = new Submission(Map.of("agree", List.of("on")), files);

        assertThat(new Validation(form, "RU").errors(new Reading(submission, true, List.of())))
                .extracting(FieldError::code)
                .containsExactly("file-size", "no-files-here", "file-count", "file-total");
    }

    private List<FieldError> errors(Map<String, List<String>> values) {
        return new Validation(form, "RU").errors(new Reading(new Submission(values, List.of()), true, List.of()));
    }

    private static Upload upload(String field, long size) {
        return new Upload(field, "a.txt", "text/plain", size, "", null);
    }

    private static Form form(String yaml) {
        List<Problem> problems = new ArrayList<>();
        List<Form> forms = new FormsFile(Texts.of("forms", Locale.ENGLISH), problems).read(yaml);
        assertThat(problems).isEmpty();
        return forms.get(0);
    }
}

package io.inlet.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.settings.Problem;
import io.inlet.settings.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormsTest {
    private final List<Problem> problems = new ArrayList<>();

    @TempDir
    Path home;

    @Test
    void readsShippedFile() {
        Forms forms = Forms.load(Path.of(""), problems);

        assertThat(problems).isEmpty();
        Form support = forms.find("support").orElseThrow();
        assertThat(support.languages()).containsExactly("ru", "en");
        assertThat(support.field(Field.Role.EMAIL).orElseThrow().required()).isTrue();
        assertThat(support.field("topic").orElseThrow().options()).hasSize(3);
        assertThat(support.files()).isEqualTo(new Form.FileLimits(10, 20L << 20, 25L << 20));
    }

    @Test
    void hasNoFormsWithoutFile() {
        assertThat(Forms.load(home, problems).all()).isEmpty();
        assertThat(problems).isEmpty();
    }

    @Test
    void tellsAllProblemsWithTheirLines() throws Exception {
        List<Form> forms = new FormsFile(Texts.of("forms", Locale.ENGLISH), problems).read("""
                forms:
                  Support:
                    inbx: web
                    origins: [https://a.example/path]
                    languages: [de]
                    files: {count: 0, size: 20}
                    fields:
                      - name: e_mail
                        type: emial
                        label: x
                      - name: topic
                        type: select
                        required: yes
                        label: x
                      - name: topic
                        pattern: "["
                  empty:
                """);

        assertThat(forms).isEmpty();
        assertThat(problems.stream().map(Problem::toString))
                .containsExactlyInAnyOrder(
                        "config/forms.yaml:2: a form's id is lower-case letters, digits and hyphens, not Support.",
                        "config/forms.yaml:3: inbx is not known here. Did you mean inbox?",
                        "config/forms.yaml:4: an origin is a scheme and a host without a path, such as"
                                + " https://www.example.org, not https://a.example/path.",
                        "config/forms.yaml:5: the pages speak ru and en, not de.",
                        "config/forms.yaml:6: count is '0'; it needs a whole number from 1.",
                        "config/forms.yaml:6: size is '20'; it needs a size with its unit, such as 512KB or 20MB.",
                        "config/forms.yaml:8: a field's name is a letter, then letters, digits and hyphens, and not"
                                + " homepage; it is 'e_mail'.",
                        "config/forms.yaml:9: type is 'emial', which does not exist. Did you mean email?",
                        "config/forms.yaml:11: field topic has no options; a select needs at least one.",
                        "config/forms.yaml:13: required is 'yes'; it needs true or false.",
                        "config/forms.yaml:15: field topic has no label; people need one.",
                        "config/forms.yaml:15: field topic stands here a second time; give each its own name.",
                        "config/forms.yaml:16: pattern is '['; it needs a regular expression.",
                        "config/forms.yaml:2: form Support has no field with role body or subject; one of them says"
                                + " what it is about.",
                        "config/forms.yaml:17: form empty has no fields; it needs at least one with role body or"
                                + " subject.");
    }

    @Test
    void tellsWhereYamlIsBroken() throws Exception {
        Files.createDirectories(home.resolve("config"));
        Files.writeString(home.resolve(Forms.FILE), "forms:\n  a: [\n");

        Forms.load(home, problems);

        assertThat(problems).singleElement().satisfies(problem -> assertThat(problem.line())
                .isEqualTo(3));
    }
}

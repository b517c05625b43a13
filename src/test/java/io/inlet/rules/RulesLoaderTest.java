package io.inlet.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.settings.Problem;
import io.inlet.settings.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesLoaderTest {
    @TempDir
    Path home;

    @Test
    void saysEveryProblemWithItsLine() throws IOException {
        assertThat(problems("""
                        defaults: {kind: incident, category: general, impact: low, urgency: lwo, tags: x}
                        priority:
                          high: {high: P1, medium: P2}
                          medium: {high: P2, medium: P3, low: P5}
                          lo: {high: P3}
                        ruels: []
                        rules:
                          - id: misspelt
                            when: |
                              channel == "web"
                                && message.subjct == "x"
                            set: {categroy: a, targets: [dsek]}
                          - {id: unknown-name, when: "mesage.subject == ''", set: {category: a}}
                          - {id: unknown-function, when: "containAny(message.text, ['a'])", set: {category: a}}
                          - {id: no-condition, when: message.subject, set: {category: a}}
                          - {id: types, when: "message.subject == 3", set: {category: a}}
                          - {id: grammar, when: "message.subject ==", set: {category: a}}
                          - {id: pattern, when: "matches(message.text, '(a')", set: {category: a}}
                          - {id: large, when: "matches(message.text, '(a{100}){10}')", set: {category: a}}
                          - {id: made-up, when: "matches(message.text, message.subject)", set: {category: a}}
                          - {id: words, when: "containsAny(message.text, recipients)", set: {category: a}}
                          - {id: Bad Id, set: {category: a}}
                          - {id: nothing}
                          - {id: words, set: {category: a}}
                          - {id: all, set: {kind: outage}, stop: true}
                          - id: vip
                            set: {category: a}
                        """))
                .containsExactly(
                        "config/rules.yaml:1: 'lwo' is none of high, medium, low. Did you mean low?",
                        "config/rules.yaml:1: tags is 'x'; it needs a list of texts.",
                        "config/rules.yaml:1: the defaults lack group.",
                        "config/rules.yaml:2: the priority matrix lacks high/low, low/high, low/medium, low/low.",
                        "config/rules.yaml:4: 'P5' is none of P1, P2, P3, P4.",
                        "config/rules.yaml:5: 'lo' is not known here. Did you mean low?",
                        "config/rules.yaml:6: 'ruels' is not known here. Did you mean rules?",
                        "config/rules.yaml:11: rule 'misspelt': message has no field 'subjct'. Did you mean subject?",
                        "config/rules.yaml:12: 'categroy' is not known here. Did you mean category?",
                        "config/rules.yaml:12: there is no target 'dsek' in config/targets.yaml. Did you mean desk?",
                        "config/rules.yaml:13: rule 'unknown-name': there is no 'mesage'. Did you mean message?",
                        "config/rules.yaml:14: rule 'unknown-function': there is no 'containAny'. Did you mean containsAny?",
                        "config/rules.yaml:15: rule 'no-condition': the condition gives string; it must be true or false.",
                        "config/rules.yaml:16: rule 'types': '==' does not go with (string, int).",
                        "config/rules.yaml:17: rule 'grammar': the condition cannot be read: mismatched input 'the end'.",
                        "config/rules.yaml:18: rule 'pattern': '(a' is not a regular expression: missing closing ).",
                        "config/rules.yaml:19: rule 'large': a pattern is too large; it needs to be shorter, with fewer repetitions.",
                        "config/rules.yaml:20: rule 'made-up': matches needs its pattern written out, such as \"error [0-9]+\".",
                        "config/rules.yaml:21: rule 'words': containsAny needs its words written out, such as [\"down\", \"outage\"].",
                        "config/rules.yaml:22: this rule has no id, or one that is not in small letters, digits and hyphens.",
                        "config/rules.yaml:23: rule 'nothing' does nothing; it needs 'set' or 'stop: true'.",
                        "config/rules.yaml:24: rule 'words' is there twice, first in line 21; ids must differ.",
                        "config/rules.yaml:25: 'outage' is none of incident, service-request.",
                        "config/rules.yaml:26: rule 'vip' can never match: rule 'all' above it takes every message.");
    }

    @Test
    void saysWhereYamlIsBroken() throws IOException {
        assertThat(problems("defaults: {kind: incident\nrules: []\n"))
                .containsExactly("config/rules.yaml:2: is not YAML: expected ',' or '}', but got :.");
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        assertThat(problems("rules: []\n"))
                .containsExactly(
                        "config/rules.yaml:1: there are no defaults; they say what a ticket has when no rule sets it.",
                        "config/rules.yaml:1: there is no priority matrix; it gives a priority for each impact and urgency.");
    }

    @Test
    void saysThatFileIsMissing() {
        assertThat(load()).containsExactly("config/rules.yaml: is missing; the distribution has one to begin with.");
    }

    private List<String> problems(String yaml) throws IOException {
        Files.createDirectories(home.resolve("config"));
        Files.writeString(home.resolve(RulesLoader.FILE), yaml);
        return load();
    }

    private List<String> load() {
        Problems problems = new Problems(Locale.ENGLISH);
        assertThat(RulesLoader.load(home, Set.of("desk"), problems)).isEmpty();
        return problems.sorted().stream().map(Problem::toString).toList();
    }
}

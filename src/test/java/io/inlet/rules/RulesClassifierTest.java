package io.inlet.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.message.Automation;
import io.inlet.message.Reason;
import io.inlet.settings.Problems;
import io.inlet.ticket.Classification;
import io.inlet.ticket.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesClassifierTest {
    private static final String HEAD = """
            defaults: {kind: incident, category: general, impact: low, urgency: low, group: one, tags: [a], targets: [desk]}
            priority:
              high: {high: P1, medium: P2, low: P3}
              medium: {high: P2, medium: P3, low: P4}
              low: {high: P3, medium: P4, low: P4}
            rules:
            """;

    @TempDir
    Path home;

    @Test
    void laterRuleOverridesAndTagsAndTargetsAddUp() throws IOException {
        RulesClassifier rules = rules("""
                - {id: first, set: {category: first, urgency: high, tags: [b], targets: [other]}}
                - {id: second, set: {category: second, impact: high, tags: [b, c], targets: [desk]}}
                """);

        Classification classification = rules.classify(message());

        assertThat(classification.category()).isEqualTo("second");
        assertThat(classification.priority()).hasToString("P1");
        assertThat(classification.group()).isEqualTo("one");
        assertThat(classification.tags()).containsExactly("a", "b", "c");
        assertThat(classification.targets()).containsExactly("desk", "other");
    }

    @Test
    void stopsAtRuleThatSaysSo() throws IOException {
        RulesClassifier rules = rules("""
                - {id: other-channel, when: channel == "web", set: {category: web}, stop: true}
                - {id: mail, when: channel == "email", set: {category: mail}, stop: true}
                - {id: last, set: {category: last}}
                """);

        assertThat(rules.classify(message()).category()).isEqualTo("mail");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "message.subject.startsWith('Не')",
                "sender.domain == 'client.example' && sender.phone == ''",
                "contact.known && contact.organisation == 'Client Ltd'",
                "'support@example.org' in recipients",
                "attachments.exists(file, file.name.endsWith('.pdf') && file.size > 4000)",
                "fields.product == 'printer' && !('colour' in fields)",
                "inbox == 'support' && brand == 'main' && language == 'ru' && trust == 'none' && automation == 'none'",
                "candidates.size() == 0",
                "containsAny(message.text, ['ещё не РАБОТАЕТ'])",
                "message.text.containsAny(['еще не работа*'])",
                "matches(message.text, '(?i)ОШИБКА \\\\d{4}')",
                "message.text.matches('не\\\\s+работает|xyz')",
            })
    void knowsWhatIsKnownOfMessage(String condition) throws IOException {
        RulesClassifier rules = rules("- id: tried\n  when: |\n    " + condition + "\n  set: {category: taken}\n");

        assertThat(rules.classify(message()).category()).isEqualTo("taken");
    }

    @Test
    void missingFormFieldIsNoMatchAndNoNoise() throws IOException {
        RulesClassifier rules = rules("- {id: shop, when: fields.shop == \"north\", set: {category: shop}}\n");

        Classification classification = rules.classify(message());

        assertThat(classification.category()).isEqualTo("general");
        assertThat(classification.reasons()).extracting(Reason::code).containsExactly("priority-matrix");
    }

    @Test
    void ruleThatCannotBeEvaluatedIsPassedOverWithReason() throws IOException {
        RulesClassifier rules = rules("""
                - {id: broken, when: "int(fields.product) > 1", set: {category: broken}}
                - {id: sound, set: {category: sound}}
                """);

        Classification classification = rules.classify(message());

        assertThat(classification.category()).isEqualTo("sound");
        assertThat(classification.reasons()).contains(Reason.of("rule-skipped", "broken", "BAD_FORMAT"));
    }

    @Test
    void hostileTextAgainstHostilePatternStaysLinear() throws IOException {
        RulesClassifier rules = rules("- {id: slow, when: \"matches(message.text, '(a+)+b')\", set: {category: x}}\n");

        Classification classification = rules.classify(Contexts.of("", "a".repeat(5_000_000) + "!"));

        assertThat(classification.category()).isEqualTo("general");
    }

    private RulesClassifier rules(String rules) throws IOException {
        Files.createDirectories(home.resolve("config"));
        Files.writeString(home.resolve(RulesLoader.FILE), HEAD + rules.indent(2));
        Problems problems = new Problems(Locale.ENGLISH);
        return RulesLoader.load(home, Set.of("desk", "other"), problems).orElseThrow(problems::asException);
    }

    private static Context message() {
        return Contexts.of(
                "Не печатает",
                "Принтер ещё\n\u00a0не   работает, ошибка 1234",
                Map.of("product", "printer"),
                Automation.NONE);
    }
}

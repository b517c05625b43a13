package io.inlet.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.message.Automation;
import io.inlet.message.Reason;
import io.inlet.settings.Problems;
import io.inlet.ticket.Classification;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules that come with the program. */
class ShippedRulesTest {
    private final Problems problems = new Problems(Locale.ENGLISH);
    private final RulesClassifier rules =
            RulesLoader.load(Path.of(""), Set.of("desk"), problems).orElseThrow(problems::asException);

    @ParameterizedTest
    @CsvSource({
        "Принтер,Добрый день! Принтер на 3 этаже не печатает,fault,INCIDENT,P3",
        "Всё стоит,Сервер недоступен у всех,outage,INCIDENT,P1",
        "Website is down,Nobody can log in,outage,INCIDENT,P1",
        "Забыл пароль,Сбросьте пожалуйста,access,SERVICE_REQUEST,P3",
        "Password reset,Please,access,SERVICE_REQUEST,P3",
        "Счёт за январь,Пришлите ещё раз,billing,SERVICE_REQUEST,P3",
        "Счётчик воды,показания 123,general,INCIDENT,P3",
        "Invoice,please resend,billing,SERVICE_REQUEST,P3",
        "Странное письмо,похоже на фишинг,security,INCIDENT,P2",
        "СРОЧНО принтер,замялась бумага,general,INCIDENT,P3",
        "Hello,How are you?,general,INCIDENT,P3",
        "Download,the slowdown is gone,general,INCIDENT,P3",
    })
    void classifiesUsualRequests(String subject, String text, String category, String kind, String priority) {
        Classification classification = rules.classify(Contexts.of(subject, text));

        assertThat(classification.category()).isEqualTo(category);
        assertThat(classification.kind()).hasToString(kind);
        assertThat(classification.priority()).hasToString(priority);
        assertThat(classification.targets()).containsExactly("desk");
    }

    @Test
    void machinesCanWaitWhateverTheySay() {
        Automation reply = new Automation(Automation.Kind.AUTO_REPLY, List.of("auto-submitted"), List.of());

        Classification classification =
                rules.classify(Contexts.of("Автоответ", "Нет связи до понедельника", Map.of(), reply));

        assertThat(classification.category()).isEqualTo("automatic");
        assertThat(classification.priority()).hasToString("P4");
        assertThat(classification.tags()).containsExactly("outage", "automatic");
    }

    @Test
    void saysWhichRuleDecidedWhat() {
        Classification classification = rules.classify(Contexts.of("Outage", "The mail server is down"));

        assertThat(classification.reasons())
                .containsExactly(
                        Reason.of(
                                "rule",
                                "outage",
                                "kind=incident",
                                "category=outage",
                                "impact=high",
                                "urgency=high",
                                "tag=outage"),
                        Reason.of("priority-matrix", "high", "high", "P1"));
    }
}

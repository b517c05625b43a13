package io.inlet.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Fwd: Нет связи",
                "FW: RE: Нет связи",
                "[EXT] Fw: x",
                "EXTERNAL: Fw: x",
                "Пересл: x",
                "WG: x",
                "TR : x",
                "RV: x",
                "ENC: x",
                "转发：x",
                "Fwd[2]: x"
            })
    void knowsForwards(String subject) {
        assertThat(Subjects.isForward(subject)).isTrue();
        assertThat(Subjects.isReply(subject)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Re: Fwd: Нет связи",
                "RE : x",
                "Re[2]: x",
                "Отв: x",
                "Отв.: x",
                "Ответ: x",
                "НА: x",
                "[EXTERNAL] Re: x",
                "[ВНЕШНЯЯ] Re: x",
                "ВНЕШНЕЕ: Re: x",
                "[Список] [EXT] Re: x",
                "AW: x",
                "Antw.: x",
                "SV: x",
                "Odp: x",
                "YNT: x",
                "Відп: x",
                "答复：x"
            })
    void knowsAnswers(String subject) {
        assertThat(Subjects.isReply(subject)).isTrue();
        assertThat(Subjects.isForward(subject)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Порт: закрыт",
                "fwd",
                "На складе: пусто",
                "",
                "Ответ на заявку 5",
                "[Re] x",
                "Внешний диск: не виден"
            })
    void takesNoWordOfASubjectForAPrefix(String subject) {
        assertThat(Subjects.isForward(subject)).isFalse();
        assertThat(Subjects.isReply(subject)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "[EXTERNAL] Нет связи,Нет связи",
        "[EXT]: Нет связи,Нет связи",
        "EXTERNAL: Нет связи,Нет связи",
        "*** External Email *** Нет связи,Нет связи",
        "[Внешнее письмо] Нет связи,Нет связи",
        "(Внешний отправитель) Нет связи,Нет связи",
        "[Срочно] Нет связи,[Срочно] Нет связи",
        "Внешний диск: не виден,Внешний диск: не виден"
    })
    void leavesOutTheMarkOfMailsFromOutside(String subject, String without) {
        assertThat(Subjects.withoutOutsideMark(subject)).isEqualTo(without);
    }
}

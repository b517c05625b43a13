package io.inlet.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutomationSubjectsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Автоответ: Заявка 12",
                "Автоматический ответ: счёт",
                "Re: Автоответ",
                "В отпуске до 15 мая",
                "Я в ежегодном отпуске",
                "Нахожусь на больничном",
                "Уведомление об отсутствии",
                "Об отсутствии на работе с 1 по 5",
                "Прочитано: Договор",
                "Автовідповідь: рахунок",
                "У відпустці до понеділка",
                "Аўтаматычны адказ",
                "Automatic reply: Invoice",
                "Out of Office: back on Monday",
                "On leave until 5 May",
                "Read: Contract",
                "Abwesenheitsnotiz: Anfrage",
                "Automatische Antwort: Anfrage",
                "Réponse automatique : devis",
                "Respuesta automática: pedido",
                "Otomatik yanıt: fiyat",
                "自動返信: お問い合わせ",
            })
    void knowsHowMachinesTitleTheirReplies(String subject) {
        assertThat(AutomationSubjects.isAutoReply(subject)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Отсутствует интернет в офисе",
                "Об отсутствии доступа к порталу",
                "В отпуске не работает VPN",
                "Отпуск: не могу подать заявление",
                "OOO Ромашка, счёт за ноябрь",
                "Не приходит автоответ с сайта",
                "On leave form is broken",
                "Message displayed twice",
                "Abwesenheitsantrag im Portal nicht möglich",
                "Reading room is closed",
            })
    void leavesPeoplesSubjectsAlone(String subject) {
        assertThat(AutomationSubjects.isAutoReply(subject)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Недоставленное сообщение",
                "Ваше сообщение не доставлено. Mail failure.",
                "Отчёт о недоставке",
                "Возврат письма",
                "Не удалося доставити? Не вдалося доставити: Лист",
                "Undelivered Mail Returned to Sender",
                "Delivery Status Notification (Failure)",
                "Zustellung fehlgeschlagen",
                "Échec de la remise : facture",
                "Mancata consegna",
            })
    void knowsHowServersTitleWhatComesBack(String subject) {
        assertThat(AutomationSubjects.isBounce(subject)).isTrue();
    }
}

package io.inlet.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutsideBannerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[EXTERNAL]\n",
                "*** EXTERNAL EMAIL ***\n",
                "EXTERNAL EMAIL: Do not click links or open attachments unless you\nknow the content is safe\n",
                "CAUTION: This email originated from outside of the organization. Do not click links or open attachments unless you recognize the sender and know the content is safe.\n",
                "CAUTION: This email originated from outside of the organization. Do not\nclick links or open attachments unless you recognize the sender and know the\ncontent is safe.\n\n",
                "[EXTERNAL] This email originated from outside of Example Ltd. Please make sure the sender is who they say they are.\n\n",
                "****************\nWARNING: This e-mail originated outside the University of Example\n****************\n\n",
                "You don't often get email from i@example.ru. Learn why this is important<https://aka.ms/LearnAboutSenderIdentification>\n",
                "[You don't often get email from i@example.ru. Learn why this is important at https://aka.ms/LearnAboutSenderIdentification ]\n\n",
                "[Some people who received this message don’t often get email from\ni@example.ru. Learn why this is important at\nhttps://aka.ms/LearnAboutSenderIdentification ]\n\nEXTERNAL EMAIL: Do not click links.\n",
                "[Вы нечасто получаете письма от i@example.ru. Узнайте, почему это важно, по адресу https://aka.ms/LearnAboutSenderIdentification ]\n\n",
                "Вы нечасто получаете электронные письма от i@example.ru. Узнайте, почему это важно <https://aka.ms/LearnAboutSenderIdentification>\n",
                "Внимание! Внешний отправитель\n",
                "ВНИМАНИЕ!\nПисьмо от внешнего отправителя!\nНе переходите по ссылкам и не открывайте вложения, если не уверены в отправителе.\n\n",
                "Осторожно: письмо от внешнего отправителя\n\n",
                "ВНЕШНЯЯ ПОЧТА: Если отправитель почты неизвестен, не переходите по ссылкам, не сообщайте пароль, не запускайте вложения.\n\n",
                "⚠️ Внешнее письмо — будьте внимательны с вложениями.\n",
                "Это письмо отправлено извне организации. Не открывайте вложения и ссылки от незнакомых отправителей.\n",
                "УВАГА! Лист від зовнішнього відправника.\n",
                "ACHTUNG: Diese E-Mail stammt von außerhalb der Organisation.\n",
                "ATTENTION : Cet e-mail provient de l'extérieur de l'organisation. Ne cliquez pas sur les liens et n'ouvrez pas les pièces jointes.\n"
            })
    void leavesOutWhatServersWriteOverMailsFromOutside(String banner) {
        assertThat(OutsideBanner.cut(banner + "Не печатает принтер.\nЧто делать?"))
                .isEqualTo("Не печатает принтер.\nЧто делать?");
        assertThat(OutsideBanner.cut("\n" + banner + "не печатает принтер")).isEqualTo("не печатает принтер");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Внешний отправитель не может прислать нам письмо.",
                "Внешний отправитель\n\nПисьма от него не доходят.",
                "Внимание! Внешний отправитель прислал нам вирус.",
                "Внимание! Не открывайте вложения из моего прошлого письма.",
                "Внимание! Не работает внешняя почта.",
                "Внешняя почта: не работает с утра",
                "External:\n- принтер",
                "External email does not reach us.",
                "This email originated from outside, or did it?",
                "Письмо получено от внешнего отправителя, вложение не открывается.",
                "Это письмо получено от внешнего отправителя.\nПрошу проверить.",
                "Вы нечасто отвечаете. Узнайте, почему это важно.",
                "Узнайте, почему это важно для нас.",
                "Добрый день!\n\nCAUTION: This email originated from outside of the organization.\n\nЧто это такое?",
                "CAUTION: This email originated from outside of the organization. Это у нас теперь в каждом письме.",
                "Важно!\nНужен новый принтер."
            })
    void keepsEverybodysOwnWords(String text) {
        assertThat(OutsideBanner.cut(text)).isEqualTo(text);
    }

    @Test
    void endsWhereSomebodysOwnWordsBegin() {
        assertThat(OutsideBanner.cut(
                        "Внимание! Внешний отправитель\nНе открывайте дверь: сломан замок\n\nВнимание! Внешний вид"))
                .isEqualTo("Не открывайте дверь: сломан замок\n\nВнимание! Внешний вид");
        assertThat(OutsideBanner.cut("[EXTERNAL]\n\nНе открывайте вложения из моего прошлого письма."))
                .isEqualTo("Не открывайте вложения из моего прошлого письма.");
    }

    @Test
    void keepsABannerThatIsAllThereIs() {
        assertThat(OutsideBanner.cut("Внимание! Внешний отправитель\n")).isEqualTo("Внимание! Внешний отправитель\n");
    }
}

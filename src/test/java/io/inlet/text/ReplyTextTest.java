package io.inlet.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTextTest {
    private static final String TWENTY_FIVE_LINES =
            "a\na\na\na\na\na\na\na\na\na\na\na\na\na\na\na\na\na\na\na\na\na\na\na\na";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "18.11.2026 10:20, Служба поддержки пишет:",
                "18 ноября 2026 г., 10:20 пользователь Поддержка <help@example.ru> написал:",
                "Среда, 18 ноября 2026, 10:20 +03:00 от Поддержка <help@example.ru>:",
                "ср, 18 нояб. 2026 г. в 10:20, Поддержка <help@example.ru>:",
                "18.11.2026, 10:20, \"Поддержка\" <help@example.ru>:",
                "ср, 18 лист. 2026 р. о 10:20 Підтримка <help@example.ua> пише:",
                "Вы писали 18 ноября 2026 г., 10:20:41:",
                "Служба поддержки <help@example.ru> писал(а) 18.11.2026 10:20:",
                "Help Desk/MOW/Example написал(а) 18.11.2026 10:20:41:",
                "Help Desk ---18.11.2026 10:20:41---Printer",
                "18 ноября 2026 г., в 10:20, Поддержка <help@example.ru> написал(а):",
                "среда, 18 ноября 2026 г., 10:20:41 GMT+3, Поддержка <help@example.ru> написал(а):",
                "В письме от среда, 18 ноября 2026 г. 10:20:41 MSK пользователь Поддержка написал:",
                "Цитирование Поддержка <help@example.ru>:",
                "18 нояб. 2026 г., 10:20 +0300, Поддержка <help@example.ru>, писал:",
                "2026-11-18 10:20, Поддержка пишет:",
                "пн, 16 лют. 2026 р. о 10:20 Підтримка <help@example.ua> пише:",
                "18.11.26 10:20, Підтримка пише:",
                "ср, 18 ліс 2026 у 10:20 Падтрымка <help@example.by> піша:",
                "2026 ж. 18 қар., ср 10:20, Қолдау <help@example.kz> жазды:",
                "On Wed, Nov 18, 2026 at 10:20 AM Help <help@example.com> wrote:",
                "On Wednesday, November 18th, 2026 at 10:20, Help wrote:",
                "Wednesday, November 18, 2026, 10:20:41 AM, you wrote:",
                "On 2026-11-18 10:20, Help wrote:",
                "Am Mi., 18. Nov. 2026 um 10:20 Uhr schrieb Hilfe <hilfe@example.de>:",
                "Zitat von Hilfe <hilfe@example.de>:",
                "Le 18/11/2026 à 10:20, Aide a écrit :",
                "El 18/11/26 a las 10:20, Ayuda escribió:",
                "Il giorno mer 18 nov 2026 alle ore 10:20 Aiuto <aiuto@example.it> ha scritto:",
                "Il 18/11/2026 10:20, Aiuto ha scritto:",
                "śr., 18 lis 2026 o 10:20 Pomoc <pomoc@example.pl> napisał(a):",
                "W dniu 18.11.2026 o 10:20, Pomoc pisze:",
                "Em qua., 18 de nov. de 2026 às 10:20, Ajuda <ajuda@example.pt> escreveu:",
                "Op wo 18 nov 2026 om 10:20 schreef Hulp <hulp@example.nl>:",
                "Op 18-11-2026 om 10:20 schreef Hulp:",
                "Yardım <yardim@example.com>, 18 Kas 2026 Çar, 10:20 tarihinde şunu yazdı:",
                "st 18. 11. 2026 v 10:20 odesílatel Podpora <podpora@example.cz> napsal:",
                "Dne 18. 11. 26 v 10:20 Podpora napsal(a):",
                "Den ons 18 nov. 2026 kl 10:20 skrev Hjälp <hjalp@example.se>:",
                "ons. 18. nov. 2026 kl. 10:20 skrev Hjelp <hjelp@example.no>:",
                "Den ons. 18. nov. 2026 kl. 10.20 skrev Hjælp <hjaelp@example.dk>:",
                "ke 18. marrask. 2026 klo 10.20 Tuki <tuki@example.fi> kirjoitti:",
                "Hilfe <help@example.com> 于2026年11月18日周三 10:20写道：",
                "在 2026-11-18 10:20:41，\"Help\" <help@example.com> 写道：",
                "Help <help@example.com> 於 2026年11月18日 週三 上午10:20寫道：",
                "2026年11月18日(水) 10:20 サポート <help@example.jp>:",
                "2026/11/18 10:20、サポート <help@example.jp>のメール:",
                "2026년 11월 18일 (수) 오전 10:20, 지원 <help@example.kr>님이 작성:",
                "Am 18.11.2026 um 10:20 schrieb Hilfe:",
                "Le mer. 18 nov. 2026 à 10:20, Aide <aide@example.fr> a écrit :",
                "El mié, 18 nov 2026 a las 10:20, Ayuda (<ayuda@example.es>) escribió:"
            })
    void cutsAtTheLineOverAQuote(String attribution) {
        assertThat(ReplyText.of("Спасибо!\n\n" + attribution + "\n> Попробуйте ещё раз.\n", Occasion.UNKNOWN))
                .isEqualTo("Спасибо!");
        assertThat(ReplyText.of("Спасибо!\n\n" + attribution + "\n\nПопробуйте ещё раз.\n", Occasion.UNKNOWN))
                .isEqualTo("Спасибо!");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "От: Поддержка\nОтправлено: 18 ноября 2026 г. 10:20\nКому: Иван\nТема: Re: Принтер",
                "From: Help\nSent: Wednesday, November 18, 2026 10:20 AM\nTo: Ivan\nSubject: RE: Printer",
                "-----Исходное сообщение-----\nОт: Поддержка",
                "-----Original Message-----\nFrom: Help",
                "________________________________\nFrom: Help\nDate: 18.11.2026\nTo: Ivan",
                "Von: Hilfe\nGesendet: Mittwoch, 18. November 2026 10:20\nAn: Ivan\nBetreff: AW: Drucker",
                "От: Поддержка <help@example.ru>\nДата: среда, 18 ноября 2026 г. в 10:20\nКому: Иван <i@example.ru>\nТема: Re: Принтер",
                "*От:* Поддержка [mailto:help@example.ru]\n*Отправлено:* 18 ноября 2026 г. 10:20\n*Кому:* Иван\n*Тема:* RE: Принтер",
                "Від: Підтримка <help@example.ua>\nНадіслано: 18 листопада 2026 р. 10:20\nКому: Іван\nТема: RE: Принтер",
                "Ад: Падтрымка <help@example.by>\nАдпраўлена: 18 лістапада 2026 10:20\nКаму: Іван\nТэма: RE: Прынтар",
                "Жіберуші: Қолдау <help@example.kz>\nЖіберілді: 18 қараша 2026 ж. 10:20\nКімге: Иван\nТақырыбы: RE: Принтер",
                "De : Aide <aide@example.fr>\nEnvoyé : mercredi 18 novembre 2026 10:20\nÀ : Jean\nObjet : RE: Imprimante",
                "De: Ayuda <ayuda@example.es>\nEnviado el: miércoles, 18 de noviembre de 2026 10:20\nPara: Juan\nAsunto: RE: Impresora",
                "Da: Aiuto <aiuto@example.it>\nInviato: mercoledì 18 novembre 2026 10:20\nA: Gianni\nOggetto: R: Stampante",
                "Od: Pomoc <pomoc@example.pl>\nWysłane: środa, 18 listopada 2026 10:20\nDo: Jan\nTemat: Odp: Drukarka",
                "De: Ajuda <ajuda@example.pt>\nEnviada em: quarta-feira, 18 de novembro de 2026 10:20\nPara: João\nAssunto: RES: Impressora",
                "Van: Hulp <hulp@example.nl>\nVerzonden: woensdag 18 november 2026 10:20\nAan: Jan\nOnderwerp: RE: Printer",
                "Kimden: Yardım <y@example.com>\nGönderilme: 18 Kasım 2026 Çarşamba 10:20\nKime: Ali\nKonu: YNT: Yazıcı",
                "Od: Podpora <p@example.cz>\nOdesláno: středa 18. listopadu 2026 10:20\nKomu: Jan\nPředmět: RE: Tiskárna",
                "Från: Hjälp <h@example.se>\nSkickat: den 18 november 2026 10:20\nTill: Jan\nÄmne: SV: Skrivare",
                "Fra: Hjelp <h@example.no>\nSendt: onsdag 18. november 2026 10:20\nTil: Jan\nEmne: SV: Skriver",
                "Lähettäjä: Tuki <t@example.fi>\nLähetetty: keskiviikko 18. marraskuuta 2026 10:20\nVastaanottaja: Jan\nAihe: VS: Tulostin",
                "发件人: 支持 <h@example.cn>\n发送时间: 2026年11月18日 10:20\n收件人: 伊万\n主题: 答复: 打印机",
                "寄件者: 支援 <h@example.tw>\n寄件日期: 2026年11月18日 10:20\n收件者: 伊萬\n主旨: 回覆: 印表機",
                "差出人: サポート <h@example.jp>\n送信日時: 2026年11月18日 10:20\n宛先: 佐藤\n件名: RE: プリンター",
                "보낸 사람: 지원 <h@example.kr>\n보낸 날짜: 2026년 11월 18일 10:20\n받는 사람: 김\n제목: RE: 프린터",
                "-------- Исходное сообщение --------\nОт: Поддержка",
                "Исходное сообщение\nОт: Поддержка\nОтправлено: 18 ноября 2026 г. 10:20\nКому: Иван\nТема: Принтер",
                "-------- Оригінальне повідомлення --------\nВід: Підтримка",
                "-------- Ursprüngliche Nachricht --------\nVon: Hilfe",
                "------------------ 原始邮件 ------------------\n发件人: 支持",
                "----- Mail original -----\nDe: Aide",
                "##- Пожалуйста, пишите ответ выше этой линии -##\nЗаявка принята",
                "‎От: Поддержка\nОтправлено: ‎18‎ ‎ноября‎ ‎2026‎ г. ‎10‎:‎20\nКому: Иван"
            })
    void cutsAtTheOriginalsHeader(String header) {
        assertThat(ReplyText.of("Спасибо!\n\n" + header + "\n\nПопробуйте ещё раз.\n", Occasion.UNKNOWN))
                .isEqualTo("Спасибо!");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- \nИван Петров\nООО «Ромашка»",
                "--\nИван",
                "Отправлено с iPhone",
                "Отправлено из мобильной Почты Mail.ru",
                "Отправлено из Яндекс Почты для мобильных",
                "Sent from my iPhone",
                "Get Outlook for Android",
                "Надіслано з iPhone",
                "Отправлено из мобильного приложения Яндекс Почты",
                "Отправлено из Почты для Windows",
                "Скачать Outlook для Android",
                "Отправлено с моего Samsung Galaxy",
                "Адпраўлена з майго тэлефона",
                "Менің iPhone құрылғымнан жіберілді",
                "Von meinem iPhone gesendet",
                "Envoyé de mon iPhone",
                "Enviado desde mi iPhone",
                "Inviato da iPhone",
                "Wysłane z iPhone'a",
                "Enviado do meu iPhone",
                "Verstuurd vanaf mijn iPhone",
                "iPhone'umdan gönderildi",
                "Odesláno z iPhonu",
                "Skickat från min iPhone",
                "Sendt fra min iPhone",
                "Lähetetty iPhonesta",
                "发自我的 iPhone",
                "iPhoneから送信",
                "나의 iPhone에서 보냄",
                "Hanki Outlook Androidille"
            })
    void leavesTheSignatureOut(String signature) {
        assertThat(ReplyText.of("Принтер не печатает.\n\n" + signature + "\n", Occasion.UNKNOWN))
                .isEqualTo("Принтер не печатает.");
    }

    @Test
    void joinsWhatStandsBetweenQuotes() {
        assertThat(ReplyText.of("> Модель?\nHP 1020\n> Кабинет?\n305\n", Occasion.UNKNOWN))
                .isEqualTo("HP 1020\n\n305");
    }

    @Test
    void passesOverQuotedLinesThatBrokeWhenWrapped() {
        String text =
                "Да.\n\n> Это длинная строка цитаты, которую почтовая программа разорвала посреди\nслова и не отметила\n> дальше.\n";

        assertThat(ReplyText.of(text, Occasion.UNKNOWN)).isEqualTo("Да.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> одна цитата",
                "--\nтолько подпись",
                "Отправлено с iPhone",
                "Дата: 18.11.2026\nТема: заявка\nКому: отдел\n\nформа с сайта",
                "Позвоните мне: 12:30, 18 ноября",
                "В журнале написал:\nошибка E-52",
                "Пункты:\n-- первый\n-- второй",
                "Отправлено с ошибкой вчера. Прошу проверить ещё раз.",
                "Документы готовы.\n\nОтправлено через Диадок 5 ноября\n\nПроверьте, пожалуйста.",
                "Прошу забронировать:\n\nДата: 20.11.2026\nТема: совещание\nЗал: 5",
                "Нужна машина.\n\nОт: Москва\nДо: Тверь\nДата: 20.11.2026\nКому: Петров",
                "Вчера 17.11.2026 в 12:30 оператор написала:\n\nЖдите. Я жду.",
                "Датчик сработал 18.11.2026 в 10:20:\n\nтемпература 85",
                "16 ноября в 18:03 я писал:\n\"не работает лифт\"\nОтвета нет до сих пор",
                "Где ответ? Писал вам 3 раза: 10.11.2026, 14.11.2026 10:20:\nни одного ответа",
                "17.11.2026 в 14:20 мастер написал:\nвсё готово",
                "Лог:\n2026-11-16 10:20:02 INFO retry\n2026-11-16 10:20:03, app@host.example.com:\nstack trace",
                "SQL> select 1 from dual;\nошибка",
                "Список:\n--\n" + TWENTY_FIVE_LINES,
                "Всё сломалось!\n\nС уважением,\nИван\n+7 495 000-00-00"
            })
    void keepsEverythingWhereNothingCanBeToldApart(String text) {
        assertThat(ReplyText.of(text, Occasion.UNKNOWN)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "С уважением,\nИван Петров\nООО «Ромашка»\nтел.: +7 (495) 000-00-00",
                "С уважением, Иван Петров\n+7 495 000-00-00",
                "З повагою,\nІван\nТОВ «Ромашка»\ntel: +380 44 000 00 00",
                "Құрметпен,\nИван\nivan@example.kz",
                "Best regards,\nIvan Petrov | Engineer\nwww.example.com",
                "Mit freundlichen Grüßen\n\nHans Muster\nMuster GmbH\nTel. 030 000000-0",
                "Cordialement,\nJean\n06 00 00 00 00"
            })
    void leavesOutHowToReachWhoeverAnswers(String signature) {
        assertThat(ReplyText.of("Не помогло.\n\n" + signature + "\n\n> Перезагрузите.\n", Occasion.UNKNOWN))
                .isEqualTo("Не помогло.");
    }

    @Test
    void keepsWhatIsSaidBelowAClosing() {
        String text = "Не помогло.\n\nС уважением,\nИван\n+7 495 000-00-00\n\nP.S. Номер заказа 1234567";

        assertThat(ReplyText.of(text + "\n\n> Перезагрузите.\n", Occasion.UNKNOWN))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Настоящее сообщение содержит конфиденциальную информацию. Если вы не являетесь адресатом, удалите его.",
                "_____\nThis e-mail and any attachments are confidential. If you are not the intended recipient, please delete it."
            })
    void leavesLegalNoticesOut(String notice) {
        assertThat(ReplyText.of("Пришлите счёт.\n\n" + notice, Occasion.UNKNOWN))
                .isEqualTo("Пришлите счёт.");
        assertThat(ReplyText.of(notice, Occasion.UNKNOWN)).isEqualTo(notice);
    }

    @Test
    void learnsTheInitialsThatMarkAQuote() {
        String text =
                "Здравствуйте!\n\nВы писали 18 ноября 2026 г., 10:20:41:\n\nСП> Какая модель?\n\nHP 1020\n\nСП> Какой кабинет?\n\n305\n";

        assertThat(ReplyText.of(text, Occasion.UNKNOWN)).isEqualTo("Здравствуйте!\n\nHP 1020\n\n305");
    }

    @Test
    void takesAnOriginalsHeaderForContentWhereTheSubjectSaysForwarded() {
        String text =
                "Разберитесь.\n\nОт: Клиент <k@example.ru>\nОтправлено: 18.11.2026 10:20\nКому: Иван\nТема: Нет связи\n\nНет связи";

        assertThat(ReplyText.of(text, Occasion.FORWARD)).isEqualTo(text);
        assertThat(ReplyText.of(text, Occasion.REPLY)).isEqualTo("Разберитесь.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "От: Банк <b@example.ru>\nОтправлено: 18.11.2026 10:20\nКому: Иван\nТема: Нет связи",
                "From: Bank <b@example.ru>\nTo: ivan@example.ru\nSubject: Invoice",
                "-----Исходное сообщение-----\nОт: Банк",
                "От: Банк <b@example.ru>\nКому: ivan@example.ru\nТема: Счёт"
            })
    void takesAnOriginalsHeaderForContentInAFirstMail(String header) {
        String text = "Пришло такое письмо:\n\n" + header + "\n\nОплатите счёт.\n\nЧто с ним делать?";

        assertThat(ReplyText.of(text, Occasion.FIRST)).isEqualTo(text);
        assertThat(ReplyText.of(text, Occasion.UNKNOWN)).isEqualTo("Пришло такое письмо:");
    }

    @Test
    void cutsAtTheLineThatAsksToAnswerAboveItInAFirstMailToo() {
        String text = "Да.\n\n##- Пожалуйста, пишите ответ выше этой линии -##\n\nЭто срочно?";

        assertThat(ReplyText.of(text, Occasion.FIRST)).isEqualTo("Да.");
    }

    @Test
    void keepsWhatIsForwarded() {
        String text =
                "Разберитесь.\n\n-------- Пересланное сообщение --------\nОт: Клиент\nДата: 18.11.2026\n\n> Нет связи\n";

        assertThat(ReplyText.of(text, Occasion.UNKNOWN)).isEqualTo(text.strip());
    }

    @Test
    void givesNothingOnlyForNothing() {
        assertThat(ReplyText.of(" \n\n", Occasion.UNKNOWN)).isEmpty();
    }
}

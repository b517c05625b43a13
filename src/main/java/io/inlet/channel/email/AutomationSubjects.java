package io.inlet.channel.email;

import io.inlet.text.Subjects;
import java.util.regex.Pattern;

/** How servers and mail programs title what nobody wrote. Weak signs: only how a subject begins counts. */
final class AutomationSubjects {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    /** Nothing but a date follows: "on leave until 5 May" is a machine's subject, "on leave form is broken" a person's. */
    private static final String ENDS =
            "(?=\\s*(?:$|[.,!:;(|–—-]|\\d|until|till|from|through|and |до |с |по |и |bis|vom|ab |od |do ))";

    private static final Pattern AUTO_REPLY = Pattern.compile(
            "\\s*(?:(?:re|ha|на|aw|отв)\\s*:\\s*)?[\\[(*]{0,3}(?:"
                    + "auto(?:mat(?:ic(?:ally generated)?|ed))?[ -]?(?:reply|response|respons\\b|answer|acknowledge?ment)"
                    + "|out[ -]of[ -](?:the[ -])?office|ooo reply|vacation (?:reply|notice|response|auto)"
                    + "|(?:i am |i'm )?(?:currently )?(?:on (?:vacation|holiday|annual leave|leave|maternity leave)"
                    + ENDS + "|away from (?:the |my )?(?:office|desk))"
                    + "|read(?: receipt)?: |not read: |return receipt\\b"
                    + "|автоответ|авто-ответ|автоматический ответ|автоматически созданн|автоматическое (?:уведомление|сообщение)"
                    + "|(?:я )?(?:нахожусь )?(?:в (?:ежегодном |очередном |декретном )?отпуске|вне офиса|на больничном|в командировке)"
                    + ENDS
                    + "|нет на рабочем месте|(?:временно )?отсутствую(?!\\p{L})|уведомление об отсутствии|об? отсутстви[ие] (?:на|в офисе)"
                    + "|отсутстви[ея] на (?:работе|рабочем месте)|(?:не )?прочитано: |(?:уведомление|отч[её]т) о прочтении"
                    + "|автовідповідь|автоматична відповідь|(?:я )?(?:у|в) відпустці|поза офісом|відсутн(?:ій|я) на|прочитано: "
                    + "|аўтаадказ|аўтаматычны адказ|автоматты жауап|демалыста"
                    + "|abwesenheits(?:notiz|nachricht|meldung|benachrichtigung)|abwesen(?:d|heit)" + ENDS
                    + "|automatische (?:antwort|rückantwort)|ich bin (?:nicht im büro|im urlaub)|gelesen: "
                    + "|réponse automatique|absence du bureau|absent du bureau|message d'absence|lu : "
                    + "|respuesta automática|fuera de (?:la )?oficina|ausente de la oficina"
                    + "|risposta automatica|fuori sede|fuori ufficio|resposta automática|ausência temporária|fora do escritório"
                    + "|automatisch antwoord|afwezig(?:heidsbericht|heidsmelding)?|autoreply|odpowiedź automatyczna"
                    + "|automatyczna odpowiedź|nieobecność" + ENDS
                    + "|poza biurem|automatick[áé] odpově[dď]|mimo kancelář"
                    + "|otomatik yanıt|ofis dışında|autosvar|automatiskt svar|automatisk svar|frånvaro|fravær|poissaolo"
                    + "|automaattinen vastaus|automatikus válasz|自动回复|自動回覆|自動応答|自動返信|不在通知|부재중|자동 ?응답"
                    + ").*",
            FLAGS | Pattern.DOTALL);

    private static final Pattern BOUNCE = Pattern.compile(
            ".*(?:undeliver|returned mail|mail returned|returning message|delivery (?:status|failure|failed|report|has failed|problem|error)"
                    + "|delayed mail|mail delivery|failure notice|failed delivery|mail (?:system )?error|could not be delivered"
                    + "|not (?:be )?deliver|non[- ]?remis|non-?delivery|delivery incomplete|error sending your mail|message status"
                    + "|rejected (?:mail|message)|warning: (?:message|could not send)|loop alert|unzustellbar|unable to deliver"
                    + "|не доставлен|недоставлен|не может быть доставлен|возврат (?:письма|почты|сообщения)|ошибка доставки"
                    + "|отчет о (?:не)?доставке|отчёт о (?:не)?доставке|сбой доставки|невозможно доставить|не удалось доставить"
                    + "|не доставлено|не доставлений|недоставлене|помилка доставки|не вдалося доставити|повернення листа"
                    + "|адрес не найден|сообщение не отправлено|невручен|доставка задерживается|не дастаўлен"
                    + "|zustellung fehlgeschlagen|nicht zugestellt|fehlgeschlagene|échec de (?:la )?remise|échec d'envoi"
                    + "|no entregado|error de entrega|no se pudo entregar|mancata consegna|consegna non riuscita|non recapitabile"
                    + "|nie dostarczono|niedostarczon|onbestelbaar|niet (?:bezorgd|afgeleverd)|não entregue|falha na entrega"
                    + "|nedoručiteln|teslim edilemedi|olevererbart|kan ikke leveres|toimitus epäonnistui|配信不能|配信できません|退信|投递失败"
                    + ").*",
            FLAGS | Pattern.DOTALL);

    private AutomationSubjects() {}

    static boolean isAutoReply(String subject) {
        return AUTO_REPLY.matcher(Subjects.withoutOutsideMark(subject)).matches();
    }

    static boolean isBounce(String subject) {
        return BOUNCE.matcher(subject).matches();
    }
}

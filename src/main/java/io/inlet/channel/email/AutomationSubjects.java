package io.inlet.channel.email;

import java.util.regex.Pattern;

/** How servers and mail programs title what nobody wrote. Weak signs: only how a subject begins counts. */
final class AutomationSubjects {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private static final Pattern AUTO_REPLY = Pattern.compile(
            "\\s*(?:(?:re|ha|на)\\s*:\\s*)?[\\[(]?(?:"
                    + "auto(?:matic(?:ally generated)?)?[ -]?(?:reply|response|respons\\b|answer)"
                    + "|out[ -]of[ -](?:the[ -])?office|(?:i am |i'm )?on (?:vacation|holiday|leave)\\b|vacation (?:reply|notice)"
                    + "|автоответ|автоматический ответ|автоматическое (?:уведомление|сообщение)|(?:я )?(?:в отпуске|вне офиса)\\b"
                    + "|нет на (?:рабочем )?месте|отсутствую|(?:уведомление )?об? отсутстви[ие]"
                    + "|автовідповідь|автоматична відповідь|аўтаадказ"
                    + "|abwesenheit|automatische antwort|réponse automatique|absence du bureau|respuesta automática"
                    + "|risposta automatica|resposta automática|automatisch antwoord|automatyczna odpowiedź|otomatik yanıt"
                    + ").*",
            FLAGS | Pattern.DOTALL);

    private static final Pattern BOUNCE = Pattern.compile(
            ".*(?:undeliver|returned mail|mail returned|returning message|delivery (?:status|failure|failed|report|has failed|problem|error)"
                    + "|delayed mail|mail delivery|failure notice|failed delivery|mail (?:system )?error|could not be delivered"
                    + "|not (?:be )?deliver|non[- ]?remis|non-?delivery|delivery incomplete|error sending your mail|message status"
                    + "|rejected (?:mail|message)|warning: (?:message|could not send)|loop alert|unzustellbar|unable to deliver"
                    + "|не доставлен|недоставлен|не может быть доставлен|возврат (?:письма|почты|сообщения)|ошибка доставки"
                    + "|отчет о (?:не)?доставке|отчёт о (?:не)?доставке|сбой доставки|невозможно доставить|не удалось доставить"
                    + "|не доставлено|не доставлений|недоставлене|помилка доставки).*",
            FLAGS | Pattern.DOTALL);

    private AutomationSubjects() {}

    static boolean isAutoReply(String subject) {
        return AUTO_REPLY.matcher(subject).matches();
    }

    static boolean isBounce(String subject) {
        return BOUNCE.matcher(subject).matches();
    }
}

package io.inlet.text;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How mail programs that do not mark each quoted line begin the original: a titled rule, or its header written out (Outlook in all forms). */
final class OriginalMarks {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final int WINDOW = 9;

    private static final Pattern TITLED_RULE = Pattern.compile(
            "[\\s*>]*[-_=\u2014]{2,}\\s*(?:original (?:message|e-?mail|appointment)|reply message|исходное (?:сообщение|письмо)|оригинальное сообщение"
                    + "|первоначальное сообщение|оригінальне повідомлення|початкове повідомлення|вихідне повідомлення|арыгінальнае паведамленне"
                    + "|ursprüngliche (?:nachricht|mail)|original-?nachricht|originalnachricht|message d.origine|message original|mensaje original"
                    + "|messaggio originale|mensagem original|oorspronkelijk bericht|wiadomość oryginalna|oryginalna wiadomość"
                    + "|oprindelig (?:besked|meddelelse)|opprinnelig melding|ursprungligt meddelande|původní zpráva|orijinal mesaj|alkuperäinen viesti"
                    + "|eredeti üzenet|mesaj original|原始邮件|原始郵件|邮件原件|元のメッセージ|원본 메시지)\\s*[-_=\u2014]*[\\s*]*",
            FLAGS);

    private static final Pattern FORWARD = Pattern.compile(
            "[\\s*]*(?:[-_=\u2014]{2,}\\s*(?:forwarded (?:message|by.*)|пересланное сообщение|пересылаемое сообщение|переадресованное сообщение"
                    + "|перенаправленное сообщение|пересланное письмо|переслане повідомлення|weitergeleitete nachricht|message transféré|mensaje reenviado"
                    + "|messaggio inoltrato|mensagem encaminhada|doorgestuurd bericht|przekazana wiadomość|přeposlaná zpráva|yönlendirilmiş mesaj"
                    + "|vidarebefordrat meddelande|videresendt (?:besked|melding)|转发邮件|轉寄郵件|転送メッセージ)\\s*[-_=\u2014]*"
                    + "|begin forwarded message:|начало (?:переадресованного|пересылаемого) сообщения:|початок пересланого повідомлення:"
                    + "|anfang der weitergeleiteten nachricht:|début du message (?:réexpédié|transféré)\\s*:)[\\s*]*",
            FLAGS);

    private enum Kind {
        FROM,
        DATE,
        TO,
        SUBJECT,
        COPY
    }

    private static final Map<Kind, String> NAMES = Map.of(
            Kind.FROM,
                    "from|от|от кого|отправитель|від|від кого|ад|von|de|expéditeur|da|od|van|fra|från|kimden|gönderen|lähettäjä|feladó|发件人|寄件者|差出人|보낸 사람|보낸사람",
            Kind.DATE,
                    "sent|date|дата|отправлено|послано|надіслано|дата отправки|gesendet|datum|envoyé|envoyé le|message du|enviado|enviado el|enviada em|fecha|inviato|data"
                            + "|verzonden|wysłano|wysłane|sendt|skickat|dato|gönderilme|gönderme tarihi|tarih|odesláno|lähetetty|päivämäärä|发送时间|日期|寄件日期|送信日時|日付|보낸 날짜",
            Kind.TO, "to|кому|получатель|каму|an|à|para|a|aan|do|til|till|kime|alıcı|komu|vastaanottaja|收件人|宛先|받는 사람",
            Kind.SUBJECT,
                    "subject|тема|objet|betreff|asunto|oggetto|assunto|onderwerp|temat|emne|ämne|konu|předmět|aihe|tárgy|主题|主旨|件名|제목",
            Kind.COPY, "cc|копия|копія|копія до|kopie|copie à|copia|kopia|dw|bcc|reply-to|importance|важность|抄送");
    private static final Pattern HEADER =
            Pattern.compile("[\\s>*]*([\\p{L}][\\p{L} -]{0,22}?)\\s*+[*]*+\\s*+[:\uFF1A][*]*\\s*(.*)", FLAGS);
    private static final Pattern RULE = Pattern.compile("[\\s>]*[-_=\u2014\u2500]{5,}\\s*");

    private OriginalMarks() {}

    static boolean isForward(String line) {
        return line.length() < 200 && FORWARD.matcher(line).matches();
    }

    /** Whether the original begins with this line. */
    static boolean begins(List<String> lines, int at) {
        String line = lines.get(at);
        if (line.length() > 400 || line.isBlank()) {
            return false;
        }
        if (TITLED_RULE.matcher(line).matches()) {
            return true;
        }
        if (RULE.matcher(line).matches()) {
            int next = at + 1;
            while (next < lines.size() && next < at + 3 && lines.get(next).isBlank()) {
                next++;
            }
            return next < lines.size() && isHeaderBlock(lines, next);
        }
        return isHeaderBlock(lines, at);
    }

    /** At least two fields of a header, the sender or the date among them, close together. */
    private static boolean isHeaderBlock(List<String> lines, int at) {
        if (kind(lines.get(at)) == null) {
            return false;
        }
        Set<Kind> seen = EnumSet.noneOf(Kind.class);
        int between = 0;
        for (int index = at; index < Math.min(lines.size(), at + WINDOW); index++) {
            Kind kind = kind(lines.get(index));
            if (kind != null) {
                seen.add(kind);
                between = 0;
            } else if (++between > 2) {
                break;
            }
        }
        boolean sent = seen.contains(Kind.FROM) || seen.contains(Kind.DATE);
        return sent && (seen.size() >= 3 || seen.size() == 2 && seen.contains(Kind.DATE));
    }

    private static Kind kind(String line) {
        Matcher header = line.length() > 400 ? null : HEADER.matcher(line);
        if (header == null || !header.matches()) {
            return null;
        }
        String name = header.group(1).strip().toLowerCase(Locale.ROOT);
        boolean digit = header.group(2).chars().anyMatch(Character::isDigit);
        for (Map.Entry<Kind, String> names : NAMES.entrySet()) {
            for (String known : names.getValue().split("\\|")) {
                if (known.equals(name) && (names.getKey() != Kind.DATE || digit)) {
                    return names.getKey();
                }
            }
        }
        return null;
    }
}

package io.inlet.text;

import java.util.List;
import java.util.regex.Pattern;

/** Where a signature begins: the mark that mail programs agree on (RFC 3676, 4.3), or the line that telephones add. */
final class Signatures {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Pattern MARK = Pattern.compile("\\s{0,2}(?:--|\u2014\u2014|__) ?");

    private static final Pattern DEVICE = Pattern.compile(
            "[\\s*_]*(?:sent (?:from|via|with|by|using) .{2,90}|sent from|from my (?:iphone|ipad|android|mobile|phone|samsung).{0,60}|get outlook for .{2,60}"
                    + "|отправлено (?:с|из|от|через|при помощи|с помощью) .{2,90}|послано с .{2,60}|отправлено .{0,20}(?:iphone|ipad|android|samsung|huawei|xiaomi).{0,40}"
                    + "|скачать outlook для .{2,60}|(?:написано|отправил|отправила) (?:с|из) .{0,20}(?:телефона|смартфона|мобильн|iphone|планшета).{0,60}"
                    + "|надіслано (?:з|із|зі|через|від) .{2,90}|відправлено (?:з|із|зі|через) .{2,90}|адпраўлена з .{2,60}|менің .{2,30} жіберілді"
                    + "|envoyé (?:de|depuis|à partir de|via) .{2,90}|(?:gesendet|geschrieben) (?:von|mit|über|aus) .{2,90}|von mein(?:em|er) .{2,60} gesendet"
                    + "|diese nachricht wurde von meinem .{2,80}|enviado (?:desde|de|do|da|a partir|via) .{2,90}|inviato (?:da|dal) .{2,90}"
                    + "|verzonden (?:vanaf|met|via|door) .{2,90}|verstuurd vanaf .{2,90}|wysłan[eo] z .{2,90}|skickat från .{2,90}|sendt (?:fra|med) .{2,90}"
                    + "|odesláno z .{2,90}|iphone.umdan gönderildi|.{2,40} cihazımdan gönderildi|lähetetty .{2,60}|trimis de pe .{2,60}"
                    + "|发自我的.{2,40}|從我的.{2,40}傳送|.{2,30}から送信|나의 .{2,30}에서 보냄|someone from mobile)[\\s*_]*",
            FLAGS);
    private static final int LONGEST = 140;

    private Signatures() {}

    static boolean begins(List<String> lines, int at) {
        String line = lines.get(at);
        if (MARK.matcher(line).matches()) {
            return true;
        }
        boolean free = at == 0
                || at + 1 == lines.size()
                || lines.get(at - 1).isBlank()
                || lines.get(at + 1).isBlank()
                || DEVICE.matcher(lines.get(at + 1)).matches();
        return line.length() <= LONGEST
                && free
                && DEVICE.matcher(line).matches()
                && !line.strip().matches(".*[.!?]\\s+\\p{L}{4,}.*");
    }
}

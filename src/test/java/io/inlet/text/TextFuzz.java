package io.inlet.text;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.inlet.channel.Sound;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Any text where customers' texts are looked at. */
class TextFuzz {
    @FuzzTest
    void anyText(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        for (Occasion occasion : Occasion.values()) {
            String found = ReplyText.of(text, occasion);
            Sound.require(text.isBlank() || !found.isBlank(), "nothing new although something was said");
            Sound.require(text.length() >= found.length(), "more new text than text");
        }
        String rest = OutsideBanner.cut(text);
        Sound.require(text.endsWith(rest) && (text.isBlank() || !rest.isBlank()), "no end of the text: " + rest);
        Sound.require(text.endsWith(Subjects.withoutOutsideMark(text)), "no end of the subject");
        Languages.guess(text);

        Document page = Jsoup.parse(text);
        HtmlSignatures.removeFrom(page);
        HtmlText.of(page);
        String safe = SafeHtml.of(page);
        String lower = safe.toLowerCase(Locale.ROOT);
        Sound.require(
                Jsoup.parse(safe)
                        .select("script, iframe, object, style, form, svg, meta, base")
                        .isEmpty(),
                safe);
        Sound.require(
                !lower.contains("javascript:")
                        || Jsoup.parse(safe).select("[href^=javascript]").isEmpty(),
                safe);

        String name = FileNames.clean(text);
        Sound.checkText(name);
        Sound.require(name.length() <= 200 && name.indexOf('/') < 0 && name.indexOf('\\') < 0, "the name " + name);
        String address = EmailAddresses.canonical(text);
        Sound.require(
                !EmailAddresses.isPlausible(address) || address.equals(EmailAddresses.canonical(address)),
                "a canonical address has another form: " + address);
        String number = PhoneNumbers.canonical(text, "RU");
        Sound.require(
                number == null || number.equals(PhoneNumbers.canonical(number, "RU")), "another number: " + number);
        PhoneNumbers.ofExchange(text, "RU");
    }
}

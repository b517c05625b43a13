package io.inlet.text;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Where a link leads, for texts that have no links: told where what is shown does not tell it. */
final class LinkTarget {
    private static final Pattern SCHEME = Pattern.compile("^https?://(www\\.)?");
    private static final Pattern NO_DIGIT = Pattern.compile("\\D");
    private static final int LONGEST = 300;

    private LinkTarget() {}

    /** In angle brackets after a blank; empty where nothing need be told. */
    static String of(Element link) {
        String target = link.attr("href").strip();
        String shown = link.text().strip();
        if (target.isEmpty() || shown.isEmpty() || target.length() > LONGEST) {
            return "";
        }
        String lower = target.toLowerCase(Locale.ROOT);
        if (lower.startsWith("http://") || lower.startsWith("https://")) {
            boolean told = bare(target).contains(bare(shown)) || bare(shown).contains(bare(target));
            return told ? "" : " <" + target + ">";
        }
        if (lower.startsWith("mailto:")) {
            int question = target.indexOf('?');
            String address = target.substring("mailto:".length(), question < 0 ? target.length() : question);
            return address.isBlank() || shown.toLowerCase(Locale.ROOT).contains(address.toLowerCase(Locale.ROOT))
                    ? ""
                    : " <" + address + ">";
        }
        if (lower.startsWith("tel:")) {
            String number = target.substring("tel:".length());
            boolean told =
                    digits(shown).contains(digits(number)) || digits(shown).length() >= 7;
            return told ? "" : " <" + number + ">";
        }
        return "";
    }

    private static String digits(String text) {
        return NO_DIGIT.matcher(text).replaceAll("");
    }

    private static String bare(String address) {
        String bare = SCHEME.matcher(address.toLowerCase(Locale.ROOT)).replaceFirst("");
        return bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
    }
}

package io.inlet.text;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * What a person sees of an HTML text, as plain text: paragraphs, line breaks, lists, tables by tabs, links with their target, quotes by
 * {@code >}. Styles, scripts, hidden preheaders and tracking pixels are left out.
 */
public final class HtmlText {
    private static final Pattern HIDDEN = Pattern.compile(
            "display:none|visibility:hidden|mso-hide:all|font-size:0(?![.1-9])|max-height:0(?![.1-9])|opacity:0(?![.1-9])");
    static final Pattern SPACES = Pattern.compile("[ \\t\\r\\n\\f\\u00A0]+");

    private HtmlText() {}

    /** The visible text of an element and all below it; where there is none, what its pictures say in place of themselves. */
    public static String of(Element root) {
        HtmlWriter writer = new HtmlWriter(false);
        root.filter(writer);
        String text = writer.text();
        if (text.isBlank()) {
            HtmlWriter pictures = new HtmlWriter(true);
            root.filter(pictures);
            text = pictures.text();
        }
        return WholeCharacters.of(text);
    }

    static boolean isHidden(Element element) {
        String style = element.attr("style");
        return element.hasAttr("hidden")
                || !style.isEmpty()
                        && HIDDEN.matcher(SPACES.matcher(style.toLowerCase(Locale.ROOT))
                                        .replaceAll(""))
                                .find();
    }

    /** Indenting with a quote's element, as web mailers do, quotes nobody. */
    static boolean isQuote(Element element) {
        return element.normalName().equals("blockquote")
                && !SPACES.matcher(element.attr("style").toLowerCase(Locale.ROOT))
                        .replaceAll("")
                        .contains("border:none");
    }
}

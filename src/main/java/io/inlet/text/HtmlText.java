package io.inlet.text;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * What a person sees of an HTML text, as plain text: paragraphs, line breaks, lists, tables by tabs, links with their target, quotes by
 * {@code >}. Styles, scripts, hidden preheaders and tracking pixels are left out.
 */
public final class HtmlText {
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
}

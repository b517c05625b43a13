package io.inlet.text;

import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.Selector;

/**
 * History that mail programs mark in their HTML, whatever language they speak. What is found is marked in a way that {@link ReplyText}
 * understands.
 */
public final class HtmlHistory {
    /** A line of its own where an original begins; never shown to anybody. */
    static final String BREAK = "\u2063\u2063";

    /** The line over a quote: Gmail, Thunderbird, Apple Mail's and other programs' own names for it. */
    private static final Evaluator ATTRIBUTIONS = Selector.evaluatorOf(
            "div.gmail_attr, div.moz-cite-prefix, div.moz-email-headers-table, div.yahoo_quoted_header, div.cite-prefix,"
                    + " p.reply-intro, p#reply-intro, div#reply-intro");

    /** What begins the original: Outlook on the web and telephones, Hotmail, Outlook for Mac, Zimbra, Yahoo, Proton, Tuta, Lotus. */
    private static final Evaluator BEGINNINGS = Selector.evaluatorOf(
            "div#divRplyFwdMsg, div#x_divRplyFwdMsg, hr#stopSpelling, span#OLK_SRC_BODY_SECTION,"
                    + " div#mail-editor-reference-message-container, div.ms-outlook-mobile-reference-message-header, hr#zwchr, [data-marker=__QUOTED_TEXT__],"
                    + " div.yahoo_quoted, div.protonmail_quote, div.tutanota_quote, blockquote.tutanota_quote, div.zmail_extra, div#isForwardContent");

    /** Outlook's rule over the header: a border at the top alone. */
    private static final Evaluator RULED = Selector.evaluatorOf("div[style*=border-top], div[style*=BORDER-TOP]");

    private static final int MOST = 20;

    private HtmlHistory() {}

    /** Marks what is history in the document; whether anything was. */
    public static boolean mark(Document document) {
        boolean found = false;
        for (Element attribution : first(document, ATTRIBUTIONS)) {
            if (!OriginalMarks.isForward(firstLine(attribution))) {
                attribution.wrap("<blockquote></blockquote>");
                found = true;
            }
        }
        for (Element beginning : first(document, BEGINNINGS)) {
            found |= breakBefore(beginning);
        }
        for (Element ruled : first(document, RULED)) {
            String style = ruled.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
            if (style.contains("border:none")
                    && style.contains("border-top:solid")
                    && ruled.selectFirst("b, strong") != null) {
                found |= breakBefore(ruled);
            }
        }
        return found;
    }

    private static boolean breakBefore(Element beginning) {
        String first = firstLine(beginning);
        Element next = beginning.nextElementSibling();
        if (OriginalMarks.isForward(first)
                || first.isEmpty() && next != null && OriginalMarks.isForward(firstLine(next))) {
            return false;
        }
        beginning.before(new Element("p").text(BREAK));
        return true;
    }

    private static List<Element> first(Document document, Evaluator evaluator) {
        List<Element> found = document.select(evaluator);
        return List.copyOf(found.subList(0, Math.min(MOST, found.size())));
    }

    /** The first text in it: enough to tell whether a forward is announced, however much stands below. */
    private static String firstLine(Element element) {
        StringBuilder text = new StringBuilder();
        element.filter((node, depth) -> {
            if (node instanceof TextNode found) {
                text.append(found.text().strip());
            }
            return text.length() == 0 ? NodeFilter.FilterResult.CONTINUE : NodeFilter.FilterResult.STOP;
        });
        return text.toString();
    }
}

package io.inlet.text;

import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * What a person sees of an HTML text, as plain text: paragraphs, line breaks, lists, tables by tabs, links with their target, quotes by
 * {@code >}. Styles, scripts, hidden preheaders and tracking pixels are left out.
 */
public final class HtmlText {
    private static final Set<String> UNSEEN = Set.of(
            "head",
            "style",
            "script",
            "noscript",
            "template",
            "title",
            "meta",
            "link",
            "object",
            "svg",
            "iframe",
            "select",
            "#comment",
            "#data",
            "#doctype",
            "xml",
            "o:p-xml");
    private static final Set<String> PARAGRAPHS =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "blockquote", "pre", "hr");
    private static final Set<String> BLOCKS = Set.of(
            "div",
            "tr",
            "li",
            "dt",
            "dd",
            "section",
            "article",
            "header",
            "footer",
            "address",
            "center",
            "form",
            "fieldset",
            "figure",
            "main",
            "aside",
            "nav",
            "body",
            "caption",
            "title");
    private static final Pattern HIDDEN = Pattern.compile(
            "display:none|visibility:hidden|mso-hide:all|font-size:0(?![.1-9])|max-height:0(?![.1-9])|opacity:0(?![.1-9])");
    private static final Pattern SCHEME = Pattern.compile("^https?://(www\\.)?");
    private static final Pattern SPACES = Pattern.compile("[ \\t\\r\\n\\f\\u00A0]+");
    private static final int LONGEST_LINK = 300;

    private HtmlText() {}

    /** The visible text of an element and all below it. */
    public static String of(Element root) {
        Writer writer = new Writer();
        root.filter(writer);
        return WholeCharacters.of(writer.text());
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

    private static final class Writer implements NodeFilter {
        private final QuotedLines lines = new QuotedLines();
        private final Map<Element, Integer> numbers = new IdentityHashMap<>();
        private int preformatted;

        String text() {
            return lines.text();
        }

        @Override
        public FilterResult head(Node node, int depth) {
            if (node instanceof TextNode text) {
                if (preformatted > 0) {
                    lines.preformatted(text.getWholeText());
                } else {
                    lines.text(SPACES.matcher(text.getWholeText()).replaceAll(" "));
                }
                return FilterResult.CONTINUE;
            }
            String name = node.normalName();
            if (UNSEEN.contains(name) || node instanceof Element element && isHidden(element)) {
                return FilterResult.SKIP_ENTIRELY;
            }
            begin(name, node);
            return FilterResult.CONTINUE;
        }

        private void begin(String name, Node node) {
            if (PARAGRAPHS.contains(name)) {
                lines.paragraph();
            } else if (BLOCKS.contains(name)) {
                lines.line();
            }
            switch (name) {
                case "br" -> lines.breakLine();
                case "li" -> lines.text(bullet((Element) node));
                case "td", "th" -> {
                    if (((Element) node).previousElementSibling() != null) {
                        lines.tab();
                    }
                }
                case "pre" -> preformatted++;
                case "img" -> lines.text(picture((Element) node));
                case "blockquote" -> {
                    if (isQuote((Element) node)) {
                        lines.deeper(1);
                    }
                }
                default -> {}
            }
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            String name = node.normalName();
            if (node instanceof Element element) {
                if (name.equals("a")) {
                    lines.text(target(element));
                } else if (name.equals("pre")) {
                    preformatted--;
                }
                if (PARAGRAPHS.contains(name)) {
                    lines.paragraph();
                } else if (BLOCKS.contains(name)) {
                    lines.line();
                }
                if (isQuote(element)) {
                    lines.deeper(-1);
                }
            }
            return FilterResult.CONTINUE;
        }

        /** Numbers are counted here: asking an item for its place looks through all of its list. */
        private String bullet(Element item) {
            Element list = item.parent();
            return list != null && list.normalName().equals("ol") ? numbers.merge(list, 1, Integer::sum) + ". " : "- ";
        }

        /** Pictures that stand for one character are written as it. */
        private static String picture(Element image) {
            String instead = image.attr("alt").strip();
            boolean emoji = !instead.isEmpty()
                    && instead.codePointCount(0, instead.length()) <= 3
                    && instead.codePointAt(0) > 0x2000;
            return emoji ? instead : "";
        }

        private static String target(Element link) {
            String target = link.attr("href").strip();
            String shown = link.text().strip();
            boolean web = target.startsWith("http://") || target.startsWith("https://");
            boolean told = shown.isEmpty()
                    || target.length() > LONGEST_LINK
                    || bare(target).contains(bare(shown))
                    || bare(shown).contains(bare(target));
            return web && !told ? " <" + target + ">" : "";
        }

        private static String bare(String address) {
            String bare = SCHEME.matcher(address.toLowerCase(Locale.ROOT)).replaceFirst("");
            return bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
        }
    }
}

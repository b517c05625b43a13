package io.inlet.text;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** Writes down what it is led through, as {@link HtmlText} has it. */
final class HtmlWriter implements NodeFilter {
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
            "map",
            "audio",
            "video",
            "canvas",
            "datalist");
    private static final Set<String> PARAGRAPHS = Set.of(
            "p",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "dir",
            "menu",
            "dl",
            "table",
            "blockquote",
            "pre",
            "hr");
    private static final Set<String> LISTS = Set.of("ul", "ol", "dir", "menu");
    private static final int DEEPEST_LIST = 10;
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
    private static final Set<String> CELLS = Set.of("td", "th");
    private static final Set<String> IN_CELL = Set.of("p", "div", "center");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");

    private final QuotedLines lines = new QuotedLines();
    private final Map<Element, Integer> numbers = new IdentityHashMap<>();
    private final Map<String, HtmlStyle> styles = new HashMap<>();
    private final boolean pictures;
    private int preformatted;
    private int lists;

    HtmlWriter(boolean pictures) {
        this.pictures = pictures;
    }

    String text() {
        return lines.text();
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            if (preformatted > 0) {
                lines.preformatted(text.getWholeText());
            } else {
                lines.text(HtmlText.SPACES.matcher(text.getWholeText()).replaceAll(" "));
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
        separate(name, node);
        switch (name) {
            case "br" -> lines.breakLine();
            case "ul", "ol", "dir", "menu" -> lists++;
            case "li" ->
                lines.bullet("  ".repeat(Math.max(0, Math.min(DEEPEST_LIST, lists) - 1)) + bullet((Element) node));
            case "td", "th" -> {
                if (((Element) node).previousElementSibling() != null) {
                    lines.tab();
                }
            }
            case "img" -> lines.text(picture((Element) node));
            case "blockquote" -> {
                if (isQuote((Element) node)) {
                    lines.deeper(1);
                }
            }
            default -> {}
        }
        if (node instanceof Element element && isPreformatted(element)) {
            preformatted++;
        }
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        String name = node.normalName();
        if (node instanceof Element element) {
            if (name.equals("a")) {
                lines.text(LinkTarget.of(element));
            } else if (LISTS.contains(name)) {
                lists--;
            }
            if (isPreformatted(element)) {
                preformatted--;
            }
            if (name.equals("li")) {
                lines.endBullet();
            }
            separate(name, node);
            if (isQuote(element)) {
                lines.deeper(-1);
            }
        }
        return FilterResult.CONTINUE;
    }

    private void separate(String name, Node node) {
        if (node instanceof Element element && fillsCell(element)) {
            return;
        }
        boolean inList = lists > 0
                && (LISTS.contains(name)
                        || name.equals("p")
                                && node.parent() != null
                                && node.parent().normalName().equals("li"));
        if (PARAGRAPHS.contains(name) && !inList) {
            lines.paragraph();
        } else if (inList || BLOCKS.contains(name)) {
            lines.line();
        }
    }

    /** Word processors put a paragraph into each cell of a table; the row is a line all the same. */
    private static boolean fillsCell(Element element) {
        Element cell = element.parent();
        return cell != null
                && CELLS.contains(cell.normalName())
                && IN_CELL.contains(element.normalName())
                && element.previousElementSibling() == null
                && element.nextElementSibling() == null;
    }

    /** Numbers are counted here: asking an item for its place looks through all of its list. */
    private String bullet(Element item) {
        Element list = item.parent();
        if (list == null || !list.normalName().equals("ol")) {
            return "- ";
        }
        numbers.putIfAbsent(list, number(list.attr("start"), 1) - 1);
        return numbers.merge(list, 1, Integer::sum) + ". ";
    }

    private static int number(String text, int otherwise) {
        return NUMBER.matcher(text).matches() ? Integer.parseInt(text) : otherwise;
    }

    /** Line ends count in it. */
    private boolean isPreformatted(Element element) {
        return element.normalName().equals("pre") || style(element).preformatted();
    }

    private boolean isHidden(Element element) {
        return element.hasAttr("hidden") || style(element).hidden();
    }

    /** Indenting with a quote's element, as web mailers do, quotes nobody. */
    private boolean isQuote(Element element) {
        return element.normalName().equals("blockquote") && !style(element).borderless();
    }

    /** Looked at once each: word processors write the same one into every paragraph. */
    private HtmlStyle style(Element element) {
        String style = element.attr("style");
        return style.isEmpty() ? HtmlStyle.NONE : styles.computeIfAbsent(style, HtmlStyle::of);
    }

    /** Pictures that stand for one character are written as it; tracking pixels never say anything. */
    private String picture(Element image) {
        String instead = image.attr("alt").strip();
        if (pictures) {
            return number(image.attr("width"), 2) <= 1 || instead.isEmpty() ? "" : "[" + instead + "]";
        }
        boolean emoji = !instead.isEmpty()
                && instead.codePointCount(0, instead.length()) <= 3
                && instead.codePointAt(0) > 0x2000;
        return emoji ? instead : "";
    }
}

package io.inlet.channel.telegram;

import io.inlet.message.MalformedMessageException;
import io.inlet.text.SafeHtml;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;

/** A text with its entities: plain, the targets of hidden links written behind them, and as HTML where it is more than plain. */
final class Markup {
    private static final int MOST = 500;
    private static final Map<String, String> TAGS = Map.of(
            "bold", "b",
            "italic", "i",
            "underline", "u",
            "strikethrough", "strike",
            "code", "code",
            "pre", "pre",
            "blockquote", "blockquote",
            "expandable_blockquote", "blockquote");

    private final String text;
    private final List<Span> spans;

    private Markup(String text, List<Span> spans) {
        this.text = text;
        this.spans = spans;
    }

    /** Offsets and lengths of entities count UTF-16 units (Bot API, MessageEntity), as Java's do. */
    private record Span(int begin, int end, String tag, String link, boolean hidden) {
        String open() {
            return link == null ? "<" + tag + ">" : "<a href=\"" + escaped(link) + "\">";
        }

        String close() {
            return link == null ? "</" + tag + ">" : "</a>";
        }
    }

    /** @param raw the text as it was sent, on which the entities' offsets count; NUL characters are left out of what is made of it */
    static Markup of(Node message, String textName, String entitiesName) throws MalformedMessageException {
        String raw = message.has(textName) ? message.json().get(textName).asText() : "";
        message.text(textName);
        List<Span> spans = new ArrayList<>();
        for (Node entity : message.objects(entitiesName)) {
            Span span = span(entity, raw);
            if (span != null && spans.size() < MOST) {
                spans.add(span);
            }
        }
        spans.sort(Comparator.comparingInt(Span::begin)
                .thenComparing(Comparator.comparingInt(Span::end).reversed()));
        return new Markup(raw, spans);
    }

    String plain() {
        StringBuilder plain = new StringBuilder();
        int at = 0;
        List<Span> hidden = new ArrayList<>(spans.stream().filter(Span::hidden).toList());
        hidden.sort(Comparator.comparingInt(Span::end));
        for (Span span : hidden) {
            plain.append(text, at, span.end());
            if (!text.substring(span.begin(), span.end()).strip().equals(span.link())) {
                plain.append(" (").append(span.link()).append(')');
            }
            at = span.end();
        }
        return plain.append(text, at, text.length()).toString().replace("\0", "");
    }

    /** Sanitised; null where the text is only plain. */
    String html() {
        if (spans.isEmpty()) {
            return null;
        }
        StringBuilder html = new StringBuilder();
        Deque<Span> open = new ArrayDeque<>();
        int at = 0;
        for (Span span : spans) {
            at = close(open, html, at, span.begin());
            html.append(lines(text.substring(at, span.begin())));
            at = span.begin();
            int end = open.isEmpty()
                    ? span.end()
                    : Math.min(span.end(), open.peek().end());
            Span nested = new Span(at, end, span.tag(), span.link(), span.hidden());
            html.append(nested.open());
            open.push(nested);
        }
        at = close(open, html, at, text.length());
        html.append(lines(text.substring(at)));
        return SafeHtml.of(Jsoup.parse(html.toString().replace("\0", "")));
    }

    /** A text that has no entities, as HTML. */
    static String html(String plain) {
        return lines(plain);
    }

    private int close(Deque<Span> open, StringBuilder html, int from, int until) {
        int at = from;
        while (!open.isEmpty() && open.peek().end() <= until) {
            Span done = open.pop();
            html.append(lines(text.substring(at, done.end()))).append(done.close());
            at = done.end();
        }
        return at;
    }

    /** Null for an entity that changes nothing, or that lies outside of the text or within a character. */
    private static Span span(Node entity, String text) throws MalformedMessageException {
        String type = entity.text("type");
        long begin = entity.neededWhole("offset");
        long end = begin + entity.neededWhole("length");
        if (type == null || begin < 0 || end <= begin || end > text.length()) {
            return null;
        }
        int first = (int) begin;
        int last = (int) end;
        if (splits(text, first) || splits(text, last)) {
            return null;
        }
        String covered = text.substring(first, last);
        return switch (type) {
            case "text_link" -> link(first, last, entity.text("url"), true);
            case "url" -> link(first, last, covered.contains("://") ? covered : "http://" + covered, false);
            case "email" -> link(first, last, "mailto:" + covered, false);
            default -> TAGS.containsKey(type) ? new Span(first, last, TAGS.get(type), null, false) : null;
        };
    }

    private static Span link(int begin, int end, String target, boolean hidden) {
        return target == null || target.isBlank() ? null : new Span(begin, end, "a", target.replace("\0", ""), hidden);
    }

    private static boolean splits(String text, int at) {
        return at > 0
                && at < text.length()
                && Character.isHighSurrogate(text.charAt(at - 1))
                && Character.isLowSurrogate(text.charAt(at));
    }

    private static String lines(String plain) {
        return escaped(plain).replace("\r\n", "<br>").replace("\n", "<br>");
    }

    private static String escaped(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

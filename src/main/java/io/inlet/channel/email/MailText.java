package io.inlet.channel.email;

import io.inlet.channel.email.mime.HiddenEncoding;
import io.inlet.channel.email.mime.MailLimits;
import io.inlet.channel.email.mime.Part;
import io.inlet.channel.email.mime.RawCursor;
import io.inlet.text.Charsets;
import io.inlet.text.HtmlHistory;
import io.inlet.text.HtmlSignatures;
import io.inlet.text.HtmlText;
import io.inlet.text.Occasion;
import io.inlet.text.OutsideBanner;
import io.inlet.text.ReplyText;
import io.inlet.text.SafeHtml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Entities;

/**
 * The visible text of a mail, from its text parts.
 *
 * @param newText without quoted history and signature
 * @param html sanitised; null where the mail has none
 * @param cut parts longer than the limits, whose rest is not in the text
 */
record MailText(String text, String newText, String html, List<Part> cut) {
    private static final Pattern META_CHARSET =
            Pattern.compile("<meta[^>]{0,200}?charset\\s*=\\s*[\"']?([A-Za-z0-9_:-]{2,40})", Pattern.CASE_INSENSITIVE);
    private static final int META_WITHIN = 4096;
    /** Each tag is an object or two in memory, however short it is written. */
    private static final int MOST_TAGS = 50_000;

    /** Plain text with less than this share of the HTML's words is a mere notice beside it. */
    private static final double AS_MUCH = 0.4;

    static MailText read(PartSort sort, RawCursor cursor, MailLimits limits, Occasion occasion, String hint)
            throws IOException {
        MailText said = read(sort.segments(), new Reader(cursor, limits, hint), occasion);
        return said.text().isBlank() && !sort.spare().isEmpty()
                ? read(sort.spare(), new Reader(cursor, limits, hint), occasion)
                : said;
    }

    private static MailText read(List<PartSort.Segment> segments, Reader reader, Occasion occasion) throws IOException {
        List<String> texts = new ArrayList<>();
        List<String> unsigned = new ArrayList<>();
        List<String> marked = new ArrayList<>();
        StringBuilder html = new StringBuilder();
        boolean anyHtml = segments.stream().anyMatch(segment -> !segment.html().isEmpty());
        for (PartSort.Segment segment : segments) {
            String plain = reader.plain(segment.plain());
            StringBuilder seen = new StringBuilder();
            StringBuilder seenUnsigned = new StringBuilder();
            for (Part part : segment.html()) {
                Document document = Jsoup.parse(reader.html(part));
                String whole = HtmlText.of(document);
                seen.append(seen.length() == 0 ? "" : "\n").append(whole);
                html.append(SafeHtml.of(document));
                boolean signature = HtmlSignatures.removeFrom(document);
                boolean history = !occasion.keepsOriginal() && HtmlHistory.mark(document);
                seenUnsigned
                        .append(seenUnsigned.length() == 0 ? "" : "\n")
                        .append(signature || history ? HtmlText.of(document) : whole);
                if (history) {
                    marked.add(seenUnsigned.toString());
                }
            }
            if (anyHtml && segment.html().isEmpty()) {
                html.append("<p>")
                        .append(Entities.escape(plain).replace("\n", "<br>"))
                        .append("</p>");
            }
            boolean plainSaysIt = saysAsMuch(plain, seen.toString());
            texts.add(plainSaysIt ? plain : seen.toString());
            unsigned.add(plainSaysIt ? plain : seenUnsigned.toString());
        }
        String text = joined(texts);
        String said = OutsideBanner.cut(joined(unsigned));
        String newText = ReplyText.of(said, occasion);
        if (newText.equals(said.strip()) && segments.size() == 1 && !marked.isEmpty()) {
            newText = ReplyText.of(OutsideBanner.cut(marked.get(marked.size() - 1)), occasion);
        }
        return new MailText(
                text,
                newText.isEmpty() ? text : newText,
                anyHtml ? html.toString().strip() : null,
                reader.cut);
    }

    private static String joined(List<String> texts) {
        return texts.stream().filter(text -> !text.isBlank()).collect(Collectors.joining("\n\n"));
    }

    private static boolean saysAsMuch(String plain, String html) {
        if (plain.isBlank() || html.isBlank()) {
            return !plain.isBlank();
        }
        return words(plain) >= AS_MUCH * words(html);
    }

    private static int words(String text) {
        int count = 0;
        boolean inside = false;
        for (int at = 0; at < text.length(); at++) {
            boolean letter = Character.isLetterOrDigit(text.charAt(at));
            count += letter && !inside ? 1 : 0;
            inside = letter;
        }
        return count;
    }

    private static final class Reader {
        private final RawCursor cursor;
        private final MailLimits limits;
        private final String hint;
        private final List<Part> cut = new ArrayList<>();

        /** @param hint the charset of parts that name none; null: their bytes decide */
        Reader(RawCursor cursor, MailLimits limits, String hint) {
            this.cursor = cursor;
            this.limits = limits;
            this.hint = hint;
        }

        String plain(List<Part> parts) throws IOException {
            List<String> texts = new ArrayList<>();
            for (Part part : parts) {
                String text = InlinePgp.signedText(lines(Charsets.decode(bytes(part), charset(part))));
                if (part.mediaType().equals("text/calendar")) {
                    text = CalendarText.of(text);
                }
                String format = part.type().get("format");
                boolean flowed = format != null && format.strip().equalsIgnoreCase("flowed");
                texts.add(
                        flowed
                                ? FlowedText.join(
                                        text, "yes".equalsIgnoreCase(part.type().get("delsp")))
                                : text);
            }
            return String.join("\n", texts).strip();
        }

        String html(Part part) throws IOException {
            byte[] bytes = bytes(part);
            String charset = charset(part);
            if (Charsets.find(charset == null ? "" : charset) == null) {
                String beginning =
                        new String(bytes, 0, Math.min(META_WITHIN, bytes.length), StandardCharsets.ISO_8859_1);
                Matcher meta = META_CHARSET.matcher(beginning);
                charset = meta.find() ? meta.group(1) : charset;
            }
            return fewTags(part, lines(Charsets.decode(bytes, charset)));
        }

        /** Up to the last tag that is looked at; the whole part becomes a file then. */
        private String fewTags(Part part, String html) {
            int tags = 0;
            for (int at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
                if (++tags > MOST_TAGS) {
                    if (!cut.contains(part)) {
                        cut.add(part);
                    }
                    return html.substring(0, at);
                }
            }
            return html;
        }

        private String charset(Part part) {
            return part.charset() == null ? hint : part.charset();
        }

        private byte[] bytes(Part part) throws IOException {
            byte[] bytes = cursor.open(part).readNBytes(limits.textBytes() + 1);
            if (bytes.length > limits.textBytes()) {
                cut.add(part);
            }
            return HiddenEncoding.decode(part, bytes);
        }

        /** Line ends as LF, and no character that a text column cannot hold. */
        private static String lines(String text) {
            return text.replace("\r\n", "\n").replace('\r', '\n').replace("\0", "");
        }
    }
}

package io.inlet.channel.email.container;

import io.inlet.channel.email.mime.HeaderParameters;
import io.inlet.channel.email.mime.Layer;
import io.inlet.channel.email.mime.MailHeaders;
import io.inlet.channel.email.mime.MailLimits;
import io.inlet.channel.email.mime.Part;
import io.inlet.channel.email.mime.RawCursor;
import io.inlet.text.Charsets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The text of a mail of Outlook as it stands in its properties: plain, HTML or compressed RTF, whichever it has. */
final class MapiBody {
    private static final int LONGEST_RTF = 8 * 1024 * 1024;

    private final MapiProperties properties;
    private final Layer layer;
    private final String charset;
    private final MailLimits limits;

    /**
     * @param layer in which long values stand
     * @param charset of texts that are not Unicode
     */
    MapiBody(MapiProperties properties, Layer layer, String charset, MailLimits limits) {
        this.properties = properties;
        this.layer = layer;
        this.charset = charset;
        this.limits = limits;
    }

    /** The forms of the text as one part of another; it is left out where there are none. */
    Part alternatives(Part around, RawCursor cursor) throws IOException {
        MailHeaders headers = new MailHeaders();
        headers.add("Content-Type", "multipart/alternative");
        Part forms = new Part(headers, around, layer, 0);
        addTo(forms, null, cursor);
        if (forms.children().isEmpty()) {
            around.children().remove(forms);
        } else {
            forms.open();
        }
        return forms;
    }

    /** @param title the name of the text where it is to be a file; null where not */
    void addTo(Part around, String title, RawCursor cursor) throws IOException {
        MapiProperties.Value plain = properties.get(MapiProperties.BODY);
        MapiProperties.Value html = properties.get(MapiProperties.HTML);
        MapiProperties.Value rtf = properties.get(MapiProperties.RTF);
        boolean hasPlain = plain != null && plain.length() > 2;
        if (hasPlain) {
            slice(headers("text/plain", title, plain.isUnicode() ? "utf-16le" : charset), around, plain);
        }
        if (html != null && html.length() > 2) {
            slice(headers("text/html", title, charset(html)), around, html);
        } else if (rtf != null) {
            rtf(around, title, rtf, hasPlain, cursor);
        }
    }

    /** Bytes say themselves what they are written in, unless the mail does; null where it does not. */
    private String charset(MapiProperties.Value html) {
        return html.isUnicode()
                ? "utf-16le"
                : html.isString() ? charset : Charsets.ofCodePage(properties.number(MapiProperties.CODE_PAGE), null);
    }

    private void rtf(Part around, String title, MapiProperties.Value rtf, boolean hasPlain, RawCursor cursor)
            throws IOException {
        RtfText.Read text = read(rtf, cursor);
        if (text.text().isBlank() || hasPlain && !text.html()) {
            return;
        }
        Layer expanded = mail -> {
            try (RawCursor again = new RawCursor(mail)) {
                return new ByteArrayInputStream(read(rtf, again).text().getBytes(StandardCharsets.UTF_8));
            }
        };
        new Part(headers(text.html() ? "text/html" : "text/plain", title, "utf-8"), around, expanded, 0)
                .endAt(Long.MAX_VALUE);
    }

    private RtfText.Read read(MapiProperties.Value rtf, RawCursor cursor) throws IOException {
        byte[] compressed = cursor.open(layer, rtf.start(), Math.min(rtf.length(), LONGEST_RTF))
                .readAllBytes();
        return RtfText.read(CompressedRtf.decompress(compressed, LONGEST_RTF), limits.textBytes());
    }

    private void slice(MailHeaders headers, Part around, MapiProperties.Value value) {
        new Part(headers, around, layer, value.start()).endAt(value.start() + value.length());
    }

    private static MailHeaders headers(String type, String title, String charset) {
        String extension = type.equals("text/html") ? ".html" : ".txt";
        MailHeaders headers = new MailHeaders();
        headers.add("Content-Type", type + (charset == null ? "" : "; charset=" + charset));
        headers.add(
                "Content-Disposition",
                title == null ? "inline" : "attachment" + HeaderParameters.fileName(title + extension));
        return headers;
    }
}

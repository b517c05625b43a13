package io.inlet.channel.email.container;

import io.inlet.channel.email.mime.MailHeaders;
import io.inlet.channel.email.mime.MailLimits;
import io.inlet.channel.email.mime.Part;
import io.inlet.channel.email.mime.RawCursor;
import io.inlet.message.Content;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The text of a winmail.dat: plain, HTML or compressed RTF, whichever it has. */
final class TnefBody {
    private static final int LONGEST_RTF = 8 * 1024 * 1024;

    private final Part container;
    private final MailLimits limits;
    private String subject = "";
    private long plainStart = -1;
    private long plainLength;
    private TnefProperties properties = new TnefProperties();

    TnefBody(Part container, MailLimits limits) {
        this.container = container;
        this.limits = limits;
    }

    void subject(String text) {
        subject = text;
    }

    void plainAt(long start, long length) {
        plainStart = start;
        plainLength = length;
    }

    void properties(TnefProperties found) {
        properties = found;
    }

    /** A text that stands for the mail's own where that has none; the texts of a mail inside are files. */
    void addTo(Part part, RawCursor cursor, String charset) throws IOException {
        TnefProperties.Value page = properties.get(TnefProperties.CODE_PAGE);
        String likely = page == null ? charset : TnefReader.codePage(page.number(), charset);
        for (int id : new int[] {TnefProperties.TOPIC, TnefProperties.PLAIN_SUBJECT, TnefProperties.SUBJECT}) {
            String said = properties.text(id, charset);
            subject = said.isEmpty() ? subject : said;
        }
        boolean inner = part.parent() != null && part.layer() == part.parent().inside();
        if (part.parent() == null && !subject.isBlank()) {
            part.headers()
                    .add("Subject", new String(subject.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        }
        if (inner) {
            texts(part, subject.isBlank() ? "message" : subject, likely, cursor);
            return;
        }
        MailHeaders headers = new MailHeaders();
        headers.add("Content-Type", "multipart/alternative");
        Part forms = new Part(headers, part, part.inside(), 0);
        texts(forms, null, likely, cursor);
        if (forms.children().isEmpty()) {
            part.children().remove(forms);
        } else {
            forms.open();
            forms.standIn();
        }
    }

    /** @param title the name of the text where it is to be a file; null where not */
    private void texts(Part around, String title, String charset, RawCursor cursor) throws IOException {
        TnefProperties.Value plain = properties.get(TnefProperties.BODY);
        TnefProperties.Value html = properties.get(TnefProperties.HTML);
        TnefProperties.Value rtf = properties.get(TnefProperties.RTF);
        if (plain != null && plain.length() > 2) {
            slice(around, "text/plain", title, plain.isUnicode() ? "utf-16le" : charset, plain.start(), plain.length());
        } else if (plainLength > 1) {
            slice(around, "text/plain", title, charset, plainStart, plainLength);
        }
        if (html != null && html.length() > 2) {
            String named = html.isUnicode() ? "utf-16le" : html.isString() ? charset : null;
            slice(around, "text/html", title, named, html.start(), html.length());
        } else if (rtf != null) {
            rtf(around, title, rtf, cursor);
        }
    }

    private void rtf(Part around, String title, TnefProperties.Value rtf, RawCursor cursor) throws IOException {
        MailHeaders raw = new MailHeaders();
        Part compressed = new Part(raw, null, container.inside(), rtf.start());
        compressed.endAt(rtf.start() + Math.min(rtf.length(), LONGEST_RTF));
        byte[] plain = CompressedRtf.decompress(cursor.open(compressed).readAllBytes(), LONGEST_RTF);
        RtfText.Read text = RtfText.read(plain, limits.textBytes());
        if (!text.text().isBlank()) {
            Content content = Content.of(text.text().getBytes(StandardCharsets.UTF_8));
            Part part = new Part(
                    headers(text.html() ? "text/html" : "text/plain", title, "utf-8"),
                    around,
                    mail -> content.open(),
                    0);
            part.endAt(Long.MAX_VALUE);
        }
    }

    private void slice(Part around, String type, String title, String charset, long start, long length) {
        Part part = new Part(headers(type, title, charset), around, container.inside(), start);
        part.endAt(start + length);
    }

    private static MailHeaders headers(String type, String title, String charset) {
        String extension = type.equals("text/html") ? ".html" : ".txt";
        MailHeaders headers = new MailHeaders();
        headers.add("Content-Type", type + (charset == null ? "" : "; charset=" + charset));
        headers.add("Content-Disposition", title == null ? "inline" : "attachment" + TnefFile.named(title + extension));
        return headers;
    }
}

package io.inlet.channel.email.container;

import io.inlet.channel.email.mime.MailLimits;
import io.inlet.channel.email.mime.Part;
import io.inlet.channel.email.mime.RawCursor;
import io.inlet.text.Charsets;
import java.io.IOException;

/** The text of a winmail.dat: plain, HTML or compressed RTF, whichever it has. */
final class TnefBody {
    private final Part container;
    private final MailLimits limits;
    private String subject = "";
    private long plainStart = -1;
    private long plainLength;
    private MapiProperties properties = new MapiProperties();

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

    void properties(MapiProperties found) {
        properties = found;
    }

    /** A text that stands for the mail's own where that has none; the texts of a mail inside are files. */
    void addTo(Part part, RawCursor cursor, String charset) throws IOException {
        String likely = Charsets.ofCodePage(properties.number(MapiProperties.CODE_PAGE), charset);
        MapiProperties.Value plain = properties.get(MapiProperties.BODY);
        if (plainLength > 1 && (plain == null || plain.length() <= 2)) {
            properties.set(
                    MapiProperties.BODY,
                    new MapiProperties.Value(MapiProperties.STRING, plainStart, plainLength, new byte[0]));
        }
        String said =
                properties.text(charset, MapiProperties.SUBJECT, MapiProperties.PLAIN_SUBJECT, MapiProperties.TOPIC);
        subject = said.isEmpty() ? subject : said;
        boolean inner = part.parent() != null && part.layer() == part.parent().inside();
        if (part.parent() == null && !subject.isBlank()) {
            part.headers().addText("Subject", subject);
        }
        MapiBody body = new MapiBody(properties, container.inside(), likely, limits);
        if (inner) {
            body.addTo(part, subject.isBlank() ? "message" : subject, cursor);
            return;
        }
        Part forms = body.alternatives(part, cursor);
        if (!forms.children().isEmpty()) {
            forms.standIn();
        }
    }
}

package io.inlet.channel.email.container;

import io.inlet.channel.email.mime.MailHeaders;
import io.inlet.channel.email.mime.Part;
import java.nio.charset.StandardCharsets;

/** One file of a winmail.dat, as its attributes tell of it bit by bit. */
final class TnefFile {
    private static final String UNTITLED = "Untitled Attachment";

    private String title = "";
    private String other = "";
    private String longName = "";
    private String shortName = "";
    private String display = "";
    private String type = "";
    private String contentId = "";
    private long start = -1;
    private long length;
    private boolean mail;

    void title(String text) {
        title = text;
    }

    void otherName(String text) {
        other = text;
    }

    void properties(TnefProperties properties, String charset) {
        longName = properties.text(TnefProperties.LONG_NAME, charset);
        shortName = properties.text(TnefProperties.SHORT_NAME, charset);
        display = properties.text(TnefProperties.DISPLAY_NAME, charset);
        type = properties.text(TnefProperties.MIME_TYPE, charset);
        contentId = properties.text(TnefProperties.CONTENT_ID, charset);
    }

    void standsAt(long offset, long count) {
        if (start < 0) {
            start = offset;
            length = count;
        }
    }

    /** A mail or a document inside, instead of bytes. */
    void object(TnefProperties.Value value) {
        start = value.start() + TnefProperties.INTERFACE;
        length = value.length() - TnefProperties.INTERFACE;
        mail = value.isMail();
    }

    /** Makes a part of it, unless it holds nothing. */
    void addTo(Part container) {
        if (start < 0) {
            return;
        }
        MailHeaders headers = new MailHeaders();
        headers.add(
                "Content-Type",
                mail ? "application/ms-tnef" : type.indexOf('/') > 0 ? type : "application/octet-stream");
        headers.add("Content-Disposition", (contentId.isEmpty() ? "attachment" : "x-related") + named(name()));
        if (!contentId.isEmpty()) {
            headers.add("Content-ID", contentId);
        }
        Part part = new Part(headers, container, container.inside(), start);
        part.endAt(start + length);
    }

    private String name() {
        for (String name : new String[] {longName, other, title.equals(UNTITLED) ? "" : title, display, shortName}) {
            if (!name.isBlank()) {
                return name;
            }
        }
        return "";
    }

    /** A file name as a header says it exactly (RFC 2231, 4). */
    static String named(String name) {
        if (name.isBlank()) {
            return "";
        }
        StringBuilder encoded = new StringBuilder("; filename*=utf-8''");
        for (byte one : name.getBytes(StandardCharsets.UTF_8)) {
            encoded.append(
                    Character.isLetterOrDigit(one & 0x7F) && one > 0
                            ? String.valueOf((char) one)
                            : "%%%02X".formatted(one & 0xFF));
        }
        return encoded.toString();
    }
}

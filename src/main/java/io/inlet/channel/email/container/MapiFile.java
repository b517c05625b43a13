package io.inlet.channel.email.container;

import io.inlet.channel.email.mime.HeaderParameters;
import io.inlet.channel.email.mime.Layer;
import io.inlet.channel.email.mime.MailHeaders;
import io.inlet.channel.email.mime.Part;

/** One file that Outlook attached, as the attributes of a winmail.dat or its properties tell of it bit by bit. */
final class MapiFile {
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

    void properties(MapiProperties properties, String charset) {
        longName = properties.text(charset, MapiProperties.LONG_NAME);
        shortName = properties.text(charset, MapiProperties.SHORT_NAME);
        display = properties.text(charset, MapiProperties.DISPLAY_NAME);
        type = properties.text(charset, MapiProperties.MIME_TYPE);
        contentId = properties.text(charset, MapiProperties.CONTENT_ID);
    }

    void standsAt(long offset, long count) {
        if (start < 0) {
            start = offset;
            length = count;
        }
    }

    /** A mail or a document inside, instead of bytes. */
    void object(MapiProperties.Value value) {
        start = value.start() + MapiProperties.INTERFACE;
        length = value.length() - MapiProperties.INTERFACE;
        mail = value.isMail();
    }

    /**
     * Makes a part of it, unless it holds nothing.
     *
     * @param layer in which it stands
     */
    void addTo(Part container, Layer layer) {
        if (start < 0) {
            return;
        }
        MailHeaders headers = new MailHeaders();
        headers.add(
                "Content-Type",
                mail ? "application/ms-tnef" : type.indexOf('/') > 0 ? type : "application/octet-stream");
        headers.add(
                "Content-Disposition",
                (contentId.isEmpty() ? "attachment" : "x-related") + HeaderParameters.fileName(name()));
        if (!contentId.isEmpty()) {
            headers.add("Content-ID", contentId);
        }
        Part part = new Part(headers, container, layer, start);
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
}

package io.inlet.channel.email.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One part of a mail: its header, and where its still encoded body stands. The root is the mail itself. */
public final class Part {
    private final MailHeaders headers;
    private final Part parent;
    private final Layer layer;
    private final int depth;
    private final long start;
    private final HeaderParameters type;
    private final HeaderParameters disposition;
    private final List<Part> children = new ArrayList<>();
    private long end;
    private boolean opened;
    private boolean whole;
    private boolean standsIn;
    private boolean uuencoded;
    private Layer inside;
    private Part held;

    /**
     * @param parent null for the mail itself
     * @param layer in which {@code start} counts
     */
    public Part(MailHeaders headers, Part parent, Layer layer, long start) {
        this.headers = headers;
        this.parent = parent;
        this.layer = layer;
        this.depth = parent == null ? 0 : parent.depth + 1;
        this.start = start;
        this.end = start;
        this.type = HeaderParameters.parse(headers.first("Content-Type"));
        this.disposition = HeaderParameters.parse(headers.first("Content-Disposition"));
        if (parent != null) {
            parent.children.add(this);
        }
    }

    public MailHeaders headers() {
        return headers;
    }

    int depth() {
        return depth;
    }

    public Part parent() {
        return parent;
    }

    public List<Part> children() {
        return children;
    }

    /** The bytes in which the part stands. */
    public Layer layer() {
        return layer;
    }

    /** The first byte of the body. */
    public long start() {
        return start;
    }

    /** The byte after the body's last. */
    public long end() {
        return end;
    }

    public void endAt(long offset) {
        end = Math.max(start, offset);
    }

    /** Marks a multipart that was taken apart; one that was not is an attachment like any other. */
    public void open() {
        opened = true;
    }

    /** Whether the content is the children. A multipart without a single one is text that only claims to be more. */
    public boolean isOpen() {
        return opened && !children.isEmpty();
    }

    /** Marks a container that is not wholly understood: it stays a file beside what it holds. */
    public void keepWhole() {
        whole = true;
    }

    public boolean isKeptWhole() {
        return whole;
    }

    /** Marks a file that is another mail, of which nothing is part of this one: a tree of its own. */
    public void hold(Part mail) {
        held = mail;
    }

    /** The mail that this file is; null where it is none, or was not opened. */
    public Part held() {
        return held;
    }

    /** Marks a text that is read only where the mail says nothing itself. */
    public void standIn() {
        standsIn = true;
    }

    public boolean isStandIn() {
        return standsIn;
    }

    /** Marks a text in which a line begins a uuencoded file. */
    void suspectUuencoded() {
        uuencoded = true;
    }

    public boolean mayHoldUuencoded() {
        return uuencoded
                && mediaType().startsWith("text/")
                && !disposition.value().equals("attachment");
    }

    /** The decoded bytes of this part, as the place of what it holds. */
    public Layer inside() {
        if (inside == null) {
            inside = Layer.of(this);
        }
        return inside;
    }

    public boolean isMislabelled() {
        return opened && children.isEmpty();
    }

    /** The media type in lower case; text/plain where the header says nothing usable (RFC 2045, 5.2). */
    public String mediaType() {
        String said = type.value();
        if (said.indexOf('/') > 0) {
            int space = said.indexOf(' ');
            return space < 0 ? said : said.substring(0, space);
        }
        if (said.isEmpty() && parent != null && parent.mediaType().equals("multipart/digest")) {
            return "message/rfc822";
        }
        return said.equals("html") ? "text/html" : "text/plain";
    }

    public boolean isMultipart() {
        return mediaType().startsWith("multipart/");
    }

    public HeaderParameters type() {
        return type;
    }

    public HeaderParameters disposition() {
        return disposition;
    }

    public String charset() {
        return type.get("charset");
    }

    /** The transfer encoding in lower case, comments and stray marks left out (RFC 2045, 6). */
    String encoding() {
        return HeaderParameters.parse(headers.first("Content-Transfer-Encoding"))
                .value()
                .toLowerCase(Locale.ROOT);
    }
}

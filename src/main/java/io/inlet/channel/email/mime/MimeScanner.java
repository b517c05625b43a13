package io.inlet.channel.email.mime;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Takes a mail apart in one pass over its lines (RFC 2046, 5.1): no recursion, no content kept, only where each part stands. Reads through
 * what mails do in practice: boundaries that are missing, never closed, used again after they were closed, or other than announced; header
 * lines without a colon; bodies without a blank line before them; a byte order mark or an mbox "From " line in front.
 */
public final class MimeScanner {
    private static final int SUSPECT_LINES = 50;

    private final MailLimits limits;
    private final Part around;
    private final Layer layer;
    private final LineReader lines;
    private final Deque<Multipart> open = new ArrayDeque<>();
    private Part root;
    private Part current;
    private HeaderReader header;
    private int parts = 1;
    private long bodyEnd;
    private int bodyLines;
    private boolean limited;
    private String suspect;
    private long beforeSuspect;

    private MimeScanner(InputStream in, Part around, Layer layer, MailLimits limits) throws IOException {
        this.lines = new LineReader(in);
        this.around = around;
        this.layer = layer;
        this.limits = limits;
    }

    /** A multipart that is being read, and the line that separates its parts. */
    private static final class Multipart {
        private final Part part;
        private String boundary;

        Multipart(Part part, String boundary) {
            this.part = part;
            this.boundary = boundary;
        }
    }

    /** What was found: the mail as a tree, and whether a limit kept the scanner from looking at all of it. */
    public record Scan(Part root, boolean limited) {}

    /** @param in a mail from its first byte */
    public static Scan scan(InputStream in, MailLimits limits) throws IOException {
        return new MimeScanner(in, null, Layer.MAIL, limits).run();
    }

    /**
     * What a part of a mail holds, taken apart as its only child.
     *
     * @param in the first byte of the layer
     */
    public static Scan inside(Part around, InputStream in, Layer layer, MailLimits limits) throws IOException {
        return new MimeScanner(in, around, layer, limits).run();
    }

    private Scan run() throws IOException {
        header = new HeaderReader(limits, true);
        while (lines.next()) {
            if (!line()) {
                return new Scan(root, true);
            }
        }
        if (header != null) {
            begin(lines.end());
        }
        endAll(lines.end());
        return new Scan(root, limited);
    }

    /** Looks at one line; false when the rest of the mail is not to be taken apart. */
    private boolean line() {
        boolean dashes = lines.length() > 2 && lines.at(0) == '-' && lines.at(1) == '-';
        if (dashes && !open.isEmpty()) {
            String text = lines.length() < 1024 ? lines.text().stripTrailing() : "";
            Multipart hit = hit(text);
            if (hit != null) {
                return delimiter(hit, text);
            }
        }
        if (header != null) {
            return header(lines);
        }
        if (dashes && !open.isEmpty() && open.element().boundary == null && maySplit()) {
            String text = lines.text().stripTrailing();
            open.element().boundary = text.substring(2);
            return delimiter(open.element(), text);
        }
        if (suspect != null && isContentHeader(lines)) {
            return adopt();
        }
        suspect = null;
        if (dashes && lines.length() < 200 && bodyLines < SUSPECT_LINES && maySplit()) {
            suspect = lines.text().stripTrailing();
            beforeSuspect = bodyEnd;
        }
        if (lines.length() > 10
                && lines.at(0) == 'b'
                && lines.at(5) == ' '
                && current != null
                && UuStream.isBegin(lines.text())) {
            current.suspectUuencoded();
        }
        bodyLines++;
        bodyEnd = lines.contentEnd();
        return true;
    }

    private boolean header(LineReader line) {
        HeaderReader.Verdict verdict = header.read(line);
        if (verdict == HeaderReader.Verdict.MORE) {
            return true;
        }
        if (verdict == HeaderReader.Verdict.END) {
            begin(line.end());
            return true;
        }
        begin(header.bodyStart(line));
        return line();
    }

    /** The header is read: the part begins, and with it its body at an offset. */
    private void begin(long bodyStart) {
        MailHeaders headers = header.headers();
        limited |= header.limited();
        header = null;
        Part part = new Part(headers, root == null ? around : open.element().part, layer, bodyStart);
        if (root == null) {
            root = part;
        }
        current = part;
        bodyEnd = bodyStart;
        bodyLines = 0;
        suspect = null;
        if (part.isMultipart()) {
            if (part.depth() >= limits.depth()) {
                limited = true;
            } else {
                part.open();
                String boundary = part.type().get("boundary");
                open.push(
                        new Multipart(part, boundary == null || boundary.isBlank() ? null : boundary.stripTrailing()));
            }
        }
    }

    /** The innermost multipart that this line separates; one closed before may go on. */
    private Multipart hit(String text) {
        for (Multipart multipart : open) {
            String boundary = multipart.boundary;
            if (boundary != null && text.startsWith(boundary, 2)) {
                int rest = 2 + boundary.length();
                if (rest == text.length() || text.startsWith("--", rest)) {
                    return multipart;
                }
            }
        }
        return null;
    }

    private boolean delimiter(Multipart hit, String text) {
        if (header != null) {
            begin(lines.start());
        }
        while (open.element() != hit) {
            end(open.pop().part);
        }
        if (current != null && current != hit.part) {
            end(current);
        }
        current = null;
        boolean closing = text.length() > 2 + hit.boundary.length();
        if (!closing && ++parts > limits.parts()) {
            MailHeaders unread = new MailHeaders();
            unread.add("Content-Type", "application/octet-stream; name=rest-of-mail.bin");
            Part rest = new Part(unread, hit.part, layer, lines.start());
            rest.endAt(Long.MAX_VALUE);
            while (!open.isEmpty()) {
                open.pop().part.endAt(Long.MAX_VALUE);
            }
            return false;
        }
        if (!closing) {
            header = new HeaderReader(limits, false);
        }
        bodyEnd = lines.end();
        return true;
    }

    private void end(Part part) {
        if (part.end() == part.start()) {
            part.endAt(bodyEnd);
        }
    }

    private void endAll(long offset) {
        bodyEnd = offset;
        if (current != null) {
            end(current);
        }
        while (!open.isEmpty()) {
            end(open.pop().part);
        }
    }

    /** Whether a line of dashes here may be a boundary that nobody announced, or another one than announced. */
    private boolean maySplit() {
        if (open.isEmpty()) {
            return current == root && current.type().value().isEmpty();
        }
        return current == open.element().part && current.children().isEmpty();
    }

    private static boolean isContentHeader(LineReader line) {
        return line.length() > 8 && line.text().regionMatches(true, 0, "Content-", 0, 8);
    }

    /** The line before was a boundary after all: this one is the first header line of its part. */
    private boolean adopt() {
        String boundary = suspect.substring(2);
        suspect = null;
        if (open.isEmpty()) {
            root.open();
            open.push(new Multipart(root, boundary));
        } else {
            open.element().boundary = boundary;
        }
        bodyEnd = beforeSuspect;
        current = null;
        parts++;
        header = new HeaderReader(limits, false);
        return header(lines);
    }
}

package io.inlet.channel.email;

import io.inlet.channel.email.mime.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Sorts the parts of a mail into what is read as its text and what came along as files. In a multipart/alternative plain text and HTML are
 * two forms of one segment (RFC 2046, 5.1.4). Nothing falls between the two: what is not text is a file.
 */
final class PartSort {
    /** A stretch of the visible text; one of both may be null. */
    record Segment(List<Part> plain, List<Part> html) {}

    private static final Set<String> READABLE =
            Set.of("text/plain", "text/html", "text/enriched", "text/richtext", "text/markdown");

    private final List<Segment> segments = new ArrayList<>();
    private final List<Segment> spare = new ArrayList<>();
    private final List<Part> files = new ArrayList<>();

    static PartSort of(Part root) {
        PartSort sort = new PartSort();
        sort.add(root, sort.segments);
        if (sort.segments.isEmpty()) {
            sort.readFirstShownFile();
        }
        return sort;
    }

    /** A mail that is nothing but a named text, shown in place: what it says is its text, and it stays a file as well. */
    private void readFirstShownFile() {
        for (Part part : files) {
            if (READABLE.contains(part.mediaType())
                    && !part.disposition().value().equals("attachment")) {
                segments.add(segment(part));
                return;
            }
        }
    }

    private static Segment segment(Part part) {
        boolean html = part.mediaType().equals("text/html");
        return html ? new Segment(List.of(), List.of(part)) : new Segment(List.of(part), List.of());
    }

    List<Segment> segments() {
        return segments;
    }

    /** What is read where the segments say nothing: the text of a winmail.dat, or an invitation. */
    List<Segment> spare() {
        return spare;
    }

    List<Part> files() {
        return files;
    }

    private void add(Part part, List<Segment> into) {
        if (part.isKeptWhole()) {
            files.add(part);
        }
        if (part.held() != null) {
            files.add(InnerMail.asText(part.held()));
            files.addAll(of(part.held()).files());
            return;
        }
        if (part.mediaType().equals("text/calendar")) {
            spare.add(segment(part));
        }
        if (part.isOpen() && part.isStandIn()) {
            addAlternatives(part, spare);
        } else if (part.isOpen() && part.mediaType().equals("multipart/alternative")) {
            addAlternatives(part, into);
        } else if (part.isOpen()) {
            part.children().forEach(child -> add(child, into));
        } else if (isText(part, into.isEmpty())) {
            into.add(segment(part));
        } else {
            files.add(part);
        }
    }

    private void addAlternatives(Part part, List<Segment> into) {
        List<Part> plain = new ArrayList<>();
        List<Part> html = new ArrayList<>();
        for (Part child : part.children()) {
            List<Segment> inside = new ArrayList<>();
            add(child, inside);
            for (Segment segment : inside) {
                plain.addAll(segment.plain());
                html.addAll(segment.html());
            }
        }
        if (!plain.isEmpty() || !html.isEmpty()) {
            into.add(new Segment(plain, html));
        }
    }

    /** A named text is a file, except a first one that is only named in passing (Content-Type's name) and not announced as a file. */
    private static boolean isText(Part part, boolean first) {
        if (part.isMislabelled()) {
            return true;
        }
        if (!READABLE.contains(part.mediaType()) || part.disposition().value().equals("attachment")) {
            return false;
        }
        if (part.disposition().get("filename") != null) {
            return false;
        }
        return part.type().get("name") == null || first;
    }
}

package io.inlet.channel.email;

import io.inlet.channel.email.mime.Digest;
import io.inlet.channel.email.mime.EncodedWords;
import io.inlet.channel.email.mime.HeaderReader;
import io.inlet.channel.email.mime.Part;
import io.inlet.channel.email.mime.RawCursor;
import io.inlet.message.Attachment;
import io.inlet.message.Content;
import io.inlet.text.FileNames;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The files of a mail: each part that is not its text, none left out, sized and hashed in one pass over its bytes. */
final class MailFiles {
    private static final Map<String, String> EXTENSIONS = Map.ofEntries(
            Map.entry("text/plain", ".txt"),
            Map.entry("text/html", ".html"),
            Map.entry("text/calendar", ".ics"),
            Map.entry("text/csv", ".csv"),
            Map.entry("image/jpeg", ".jpg"),
            Map.entry("image/png", ".png"),
            Map.entry("image/gif", ".gif"),
            Map.entry("image/bmp", ".bmp"),
            Map.entry("application/pdf", ".pdf"),
            Map.entry("application/zip", ".zip"),
            Map.entry("application/pkcs7-signature", ".p7s"),
            Map.entry("application/pgp-signature", ".asc"),
            Map.entry("message/rfc822", ".eml"),
            Map.entry("application/vnd.ms-outlook", ".msg"),
            Map.entry("application/ms-tnef", ".dat"));

    private final RawCursor cursor;
    private final Content raw;
    private final String hint;
    private final String html;

    /** @param html where pictures may be shown by their content id; may be null */
    MailFiles(RawCursor cursor, Content raw, String hint, String html) {
        this.cursor = cursor;
        this.raw = raw;
        this.hint = hint;
        this.html = html == null ? "" : html;
    }

    List<Attachment> read(List<Part> parts) throws IOException {
        List<Attachment> files = new ArrayList<>();
        for (Part part : parts) {
            files.add(file(part));
        }
        return files;
    }

    private Attachment file(Part part) throws IOException {
        Digest digest = new Digest();
        long size = digest.add(cursor.open(part));
        String contentId = contentId(part);
        boolean shown = contentId != null && html.contains("cid:" + contentId);
        boolean inline = !part.disposition().value().equals("attachment")
                && (shown || part.disposition().value().equals("inline"));
        return Attachment.stored(
                name(part), part.mediaType(), size, digest.hex(), contentId, inline, RawCursor.content(raw, part));
    }

    private static String contentId(Part part) {
        String value = part.headers().first("Content-ID");
        if (value == null) {
            return null;
        }
        String id = EncodedWords.decode(value, null).replaceAll("[<>\\s]", "");
        return id.isEmpty() ? null : id;
    }

    private String name(Part part) throws IOException {
        String said = part.disposition().text("filename", hint);
        String other = part.type().text("name", hint);
        if (said == null || said.isBlank() || isDamaged(said) && other != null && !isDamaged(other)) {
            said = other;
        }
        if (said == null || said.isBlank()) {
            said = part.mediaType().equals("message/rfc822") ? innerSubject(part) : null;
        }
        String name = FileNames.clean(said);
        return name.isEmpty() ? "attachment" + EXTENSIONS.getOrDefault(part.mediaType(), ".bin") : name;
    }

    /** A name that its sender could not write in the charset it took. */
    private static boolean isDamaged(String name) {
        return name.indexOf('?') >= 0 || name.indexOf('\uFFFD') >= 0;
    }

    /** A mail inside is named by its subject. */
    private String innerSubject(Part part) throws IOException {
        InputStream in = cursor.open(part);
        String subject = HeaderReader.headersOf(in).first("Subject");
        String title = EncodedWords.decode(subject, hint).replace('/', ' ').replace('\\', ' ');
        return title.isBlank() ? "message.eml" : title.substring(0, Math.min(100, title.length())) + ".eml";
    }
}

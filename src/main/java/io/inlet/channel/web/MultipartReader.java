package io.inlet.channel.web;

import io.inlet.message.Content;
import io.inlet.text.FileNames;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.james.mime4j.MimeException;

/**
 * {@code multipart/form-data} (RFC 7578), streamed: of a file only its digest and size are kept, its bytes are read anew when asked for.
 */
final class MultipartReader {
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[A-Za-z0-9!#$&^_.+-]{1,100}/[A-Za-z0-9!#$&^_.+-]{1,100}");

    private final Content content;
    private final String boundary;
    private final Collected collected = new Collected();

    MultipartReader(Content content, String boundary) {
        this.content = content;
        this.boundary = boundary;
    }

    Reading read() throws IOException {
        try (Parts parts = new Parts(content.open(), boundary)) {
            while (parts.next()) {
                if (parts.index() >= Limits.PARTS) {
                    collected.error(FieldError.WHOLE, "too-many-parts", Limits.PARTS);
                    return collected.reading(false);
                }
                part(parts);
            }
            return collected.reading(true);
        } catch (MimeException broken) {
            collected.error(FieldError.WHOLE, "multipart");
            return collected.reading(false);
        }
    }

    private void part(Parts parts) throws IOException, MimeException {
        Disposition disposition = new Disposition(parts.disposition());
        String name = disposition.name();
        String fileName = disposition.fileName();
        if (fileName == null) {
            value(name, parts.body());
        } else if (name.isEmpty() || name.length() > Limits.NAME) {
            collected.error(FieldError.WHOLE, "name");
        } else {
            file(name, fileName, parts);
        }
    }

    private void value(String name, InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(Limits.VALUE + 1);
        if (bytes.length > Limits.VALUE) {
            collected.error(name, "too-long", Limits.VALUE);
            return;
        }
        Utf8.decode(bytes).ifPresentOrElse(value -> collected.value(name, value), () -> collected.error(name, "utf-8"));
    }

    private void file(String field, String fileName, Parts parts) throws IOException, MimeException {
        MessageDigest digest = sha256();
        long size;
        try (InputStream body = new DigestInputStream(parts.body(), digest)) {
            size = body.transferTo(OutputStream.nullOutputStream());
        }
        if (fileName.isEmpty() && size == 0) {
            return; // a file input in which nothing was chosen
        }
        String declared = parts.contentType().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        String cleaned = FileNames.clean(fileName);
        int index = parts.index();
        collected.file(new Upload(
                field,
                cleaned.isEmpty() ? "file" : cleaned,
                MEDIA_TYPE.matcher(declared).matches() ? declared : "application/octet-stream",
                size,
                HexFormat.of().formatHex(digest.digest()),
                () -> reopened(index)));
    }

    private InputStream reopened(int index) throws IOException {
        Parts parts = new Parts(content.open(), boundary);
        try {
            while (parts.next()) {
                if (parts.index() == index) {
                    return new FilterInputStream(parts.body()) {
                        @Override
                        public void close() throws IOException {
                            parts.close();
                        }
                    };
                }
            }
            parts.close();
            throw new IOException("reading file " + index + " of a form post again: its raw bytes have changed");
        } catch (MimeException broken) {
            parts.close();
            throw new IOException("reading file " + index + " of a form post again", broken);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 belongs to every Java", impossible);
        }
    }

    static String text(byte[] raw) {
        return Utf8.decode(raw).orElseGet(() -> new String(raw, StandardCharsets.ISO_8859_1));
    }
}

package io.inlet.channel.web;

import io.inlet.message.Content;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a post in any of the three encodings. Files are streamed through a digest, never held. Stateless. */
public final class SubmissionReader {
    private static final Pattern BOUNDARY =
            Pattern.compile(";\\s*boundary\\s*=\\s*(?:\"([^\"]{1,70})\"|([^\\s;\"]{1,70}))", Pattern.CASE_INSENSITIVE);

    private SubmissionReader() {}

    /** How a post is encoded. */
    public enum Encoding {
        URLENCODED("application/x-www-form-urlencoded"),
        MULTIPART("multipart/form-data"),
        JSON("application/json");

        private final String mediaType;

        Encoding(String mediaType) {
            this.mediaType = mediaType;
        }

        /** The encoding that a Content-Type names; empty for any other. */
        public static Optional<Encoding> of(String contentType) {
            String bare = contentType == null
                    ? ""
                    : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
            for (Encoding encoding : values()) {
                if (encoding.mediaType.equals(bare)) {
                    return Optional.of(encoding);
                }
            }
            return Optional.empty();
        }
    }

    /** @param contentType with the boundary of a multipart post */
    public static Reading read(Encoding encoding, String contentType, Content content) throws IOException {
        return switch (encoding) {
            case MULTIPART -> {
                Matcher boundary = BOUNDARY.matcher(contentType);
                Collected nothing = new Collected();
                if (!boundary.find()) {
                    nothing.error(FieldError.WHOLE, "boundary");
                    yield nothing.reading(false);
                }
                String text = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
                yield new MultipartReader(content, text).read();
            }
            case URLENCODED -> UrlencodedReader.read(content);
            case JSON -> JsonReader.read(content);
        };
    }

    /** The Content-Type that a post without one seems to have, by how it begins. */
    public static String guess(Content content) throws IOException {
        String begin;
        try (InputStream in = content.open()) {
            begin = new String(in.readNBytes(200), StandardCharsets.ISO_8859_1).stripLeading();
        }
        if (begin.startsWith("--") && begin.contains("\r\n")) {
            return "multipart/form-data; boundary=\"" + begin.substring(2, begin.indexOf("\r\n")) + "\"";
        }
        return begin.startsWith("{") ? Encoding.JSON.mediaType : Encoding.URLENCODED.mediaType;
    }

    /** The bytes of a post that has no files, or null when there are too many. */
    static byte[] bounded(Content content) throws IOException {
        try (InputStream in = content.open()) {
            byte[] bytes = in.readNBytes(Limits.PLAIN_BODY + 1);
            return bytes.length > Limits.PLAIN_BODY ? null : bytes;
        }
    }
}

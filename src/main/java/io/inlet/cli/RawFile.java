package io.inlet.cli;

import io.inlet.message.Content;
import io.inlet.message.Header;
import io.inlet.message.Ids;
import io.inlet.message.Lane;
import io.inlet.message.Mode;
import io.inlet.message.RawMessage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A raw message from a file. For mail the file is the mail. For other channels the archive format is recognised: header lines, a blank
 * line, the bytes; what does not begin so is the bytes alone.
 */
final class RawFile {
    private static final Pattern HEADER_LINE = Pattern.compile("([A-Za-z][A-Za-z0-9-]{0,79}):[ \\t]*(.*?)\\r?");
    private static final int HEAD_LIMIT = 64 * 1024;

    private RawFile() {}

    /** @param file a path, or {@code -} for standard input */
    static RawMessage read(String file, String channel, String provider, List<Header> given) throws IOException {
        boolean standardInput = file.equals("-");
        Content content =
                standardInput ? Content.of(System.in.readAllBytes()) : () -> Files.newInputStream(Path.of(file));
        Instant received = standardInput
                ? Instant.now()
                : Files.getLastModifiedTime(Path.of(file)).toInstant();
        Head head = channel.equals("email") ? Head.NONE : head(content);
        Content body = head.length() == 0 ? content : after(content, head.length());
        List<Header> headers = new ArrayList<>(given);
        headers.addAll(head.headers());
        long size = standardInput ? -1 : Files.size(Path.of(file)) - head.length();
        return new RawMessage(
                Ids.next(),
                channel,
                provider,
                "default",
                channel,
                Mode.LIVE,
                Lane.NORMAL,
                file,
                headers,
                mediaType(channel, headers),
                size,
                received,
                body);
    }

    private static String mediaType(String channel, List<Header> headers) {
        for (Header header : headers) {
            if (header.name().equalsIgnoreCase("Content-Type")) {
                return header.value();
            }
        }
        return channel.equals("email") ? "message/rfc822" : null;
    }

    private static Content after(Content content, int length) {
        return () -> {
            InputStream in = content.open();
            in.skipNBytes(length);
            return in;
        };
    }

    private record Head(List<Header> headers, int length) {
        static final Head NONE = new Head(List.of(), 0);
    }

    private static Head head(Content content) throws IOException {
        byte[] begin;
        try (InputStream in = new BufferedInputStream(content.open())) {
            begin = in.readNBytes(HEAD_LIMIT);
        }
        String text = new String(begin, StandardCharsets.ISO_8859_1);
        List<Header> headers = new ArrayList<>();
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            String line = text.substring(from, end);
            from = end + 1;
            if (line.isEmpty() || line.equals("\r")) {
                return headers.isEmpty() ? Head.NONE : new Head(headers, from);
            }
            Matcher matcher = HEADER_LINE.matcher(line);
            if (!matcher.matches()) {
                return Head.NONE;
            }
            headers.add(new Header(
                    matcher.group(1),
                    new String(matcher.group(2).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)));
        }
        return Head.NONE;
    }
}

package io.inlet.console;

import io.inlet.message.Content;
import io.inlet.ticket.StoredAttachment;
import io.inlet.ticket.Tickets;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Hands out what strangers sent: streamed, always as a download, never as something a browser would run or show on our origin. */
final class Downloads {
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9!#$&^_.+-]{1,60}/[a-z0-9!#$&^_.+-]{1,80}");
    /** Types that browsers run when they are tricked into showing them. */
    private static final Pattern ACTIVE = Pattern.compile(".*(html|xml|script|svg|flash).*");

    private static final String OPAQUE = "application/octet-stream";

    /** attr-char of RFC 8187 that is not a letter or digit. */
    private static final String PLAIN = "!#$&+-.^_`|~";

    private final Tickets tickets;

    Downloads(Tickets tickets) {
        this.tickets = tickets;
    }

    Optional<Answer> attachment(UUID id) {
        return tickets.attachment(id).map(file -> {
            StoredAttachment attachment = file.attachment();
            return Answer.stream(harmless(attachment.mediaType()), file.content(), attachment.size())
                    .with("Content-Disposition", disposition(attachment.name()))
                    .with("Content-Security-Policy", "default-src 'none'; sandbox; frame-ancestors 'none'")
                    .with("Cache-Control", "private, no-store");
        });
    }

    Optional<Answer> raw(UUID id) {
        return tickets.raw(id).map(content -> raw(id, content));
    }

    static Answer raw(UUID id, Content content) {
        return Answer.stream(OPAQUE, content, -1)
                .with("Content-Disposition", disposition(id + ".raw"))
                .with("Content-Security-Policy", "default-src 'none'; sandbox; frame-ancestors 'none'");
    }

    static String harmless(String mediaType) {
        String type = mediaType.toLowerCase(Locale.ROOT).split(";")[0].strip();
        return MEDIA_TYPE.matcher(type).matches() && !ACTIVE.matcher(type).matches() ? type : OPAQUE;
    }

    /** RFC 6266: a plain name for old readers, and the real one as RFC 8187 writes it. */
    static String disposition(String name) {
        StringBuilder plain = new StringBuilder();
        StringBuilder exact = new StringBuilder();
        for (int at = 0; at < name.length(); ) {
            int letter = name.codePointAt(at);
            at += Character.charCount(letter);
            boolean ascii = letter > ' ' - 1 && letter < 127;
            plain.append(ascii && "\"\\%/;".indexOf(letter) < 0 ? (char) letter : '_');
            boolean word = letter < 128 && (Character.isLetterOrDigit(letter) || PLAIN.indexOf(letter) >= 0);
            if (word) {
                exact.append((char) letter);
            } else {
                for (byte unit : Character.toString(letter).getBytes(StandardCharsets.UTF_8)) {
                    exact.append(String.format("%%%02X", unit));
                }
            }
        }
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + exact;
    }
}

package io.inlet.channel.email;

import io.inlet.channel.ChannelMapper;
import io.inlet.message.Attachment;
import io.inlet.message.Content;
import io.inlet.message.InboundMessage;
import io.inlet.message.MalformedMessageException;
import io.inlet.message.Mapped;
import io.inlet.message.Party;
import io.inlet.message.RawMessage;
import io.inlet.message.ThreadHint;
import io.inlet.message.Trust;
import io.inlet.text.Languages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Understands e-mail (RFC 5322, 2045 to 2049, 2231, 6532) and whatever is sent as such. Reads the bytes as a stream: once to find where the
 * parts stand, once to read them; never the whole mail in memory. Only what holds nothing at all, or no text, is refused. Thread-safe.
 */
public final class MailMapper implements ChannelMapper {
    private static final int SMALL = 1024 * 1024;
    private static final int LOOK = 2000;

    private final MailLimits limits = MailLimits.DEFAULT;

    @Override
    public String channel() {
        return "email";
    }

    @Override
    public Mapped map(List<RawMessage> group) throws MalformedMessageException {
        List<InboundMessage> messages = new ArrayList<>();
        for (RawMessage raw : group) {
            try {
                messages.add(message(raw));
            } catch (IOException broken) {
                throw new UncheckedIOException("reading the mail " + raw.id(), broken);
            }
        }
        return new Mapped(messages, List.of());
    }

    private InboundMessage message(RawMessage raw) throws IOException, MalformedMessageException {
        Content content = nearby(raw);
        MimeScanner.Scan scan;
        try (InputStream in = content.open()) {
            scan = MimeScanner.scan(in, limits);
        }
        Part root = scan.root();
        if (root.headers().isEmpty() && root.start() == root.end()) {
            throw new MalformedMessageException("reading a mail: there is nothing in it; a mail has a header");
        }
        try (RawCursor cursor = new RawCursor(content)) {
            if (root.headers().isEmpty() && isJunk(cursor.open(root).readNBytes(LOOK))) {
                throw new MalformedMessageException(
                        "reading a mail: neither a header nor text; a mail begins with lines such as 'From: ...'");
            }
            return message(raw, scan, cursor);
        }
    }

    /** Control characters do not stand in text; a few may have slipped in. */
    private static boolean isJunk(byte[] look) {
        int controls = 0;
        for (byte one : look) {
            if (one >= 0 && one < ' ' && "\t\n\r\f\u001b".indexOf(one) < 0) {
                controls++;
            }
        }
        return controls * 20 > look.length;
    }

    /** A small mail is read once; a large one is read again from where it lies. */
    private static Content nearby(RawMessage raw) throws IOException {
        if (raw.size() < 0 || raw.size() > SMALL) {
            return raw::open;
        }
        try (InputStream in = raw.open()) {
            return Content.of(in.readAllBytes());
        }
    }

    private InboundMessage message(RawMessage raw, MimeScanner.Scan scan, RawCursor cursor) throws IOException {
        Part root = scan.root();
        MailHeaders headers = root.headers();
        PartSort sort = PartSort.of(root);
        String hint = hint(root, sort);
        Envelope envelope = Envelope.read(headers, hint);
        MailText body = MailText.read(sort, cursor, limits, envelope.subject());
        List<Part> files = new ArrayList<>(sort.files());
        files.addAll(body.cut());
        List<Attachment> attachments = new MailFiles(cursor, raw::open, hint, body.html()).read(files);
        Instant sentAt = MailDates.parse(EncodedWords.decode(headers.first("Date"), hint));
        String digest = digest(envelope, headers.first("Date"), sentAt, body.text(), attachments);
        String id = MessageIds.one(headers.first("Message-ID"));
        Party sender = Party.ofEmail(envelope.sender().name(), envelope.sender().email());
        Map<String, String> fields = ForwardedMail.fields(envelope.subject(), body.text(), files, cursor, hint);
        if (scan.limited() || !body.cut().isEmpty()) {
            fields.put("limited", "true");
        }
        return new InboundMessage(
                (id == null ? "" : id + " ") + "sha256:" + digest,
                id == null ? "sha256:" + digest : id,
                channel(),
                raw.inbox(),
                sender,
                envelope.recipients(),
                envelope.subject(),
                body.text(),
                body.newText(),
                body.html(),
                Languages.guess(body.text()),
                attachments,
                ThreadHint.ofMail(
                        MessageIds.all(headers.all("In-Reply-To")), MessageIds.all(headers.all("References"))),
                AutomationSigns.read(root, envelope, body.text(), cursor),
                Trust.NONE,
                sentAt,
                raw.receivedAt(),
                fields);
    }

    private static String hint(Part root, PartSort sort) {
        for (PartSort.Segment segment : sort.segments()) {
            for (Part part : segment.plain().isEmpty() ? segment.html() : segment.plain()) {
                if (part.charset() != null) {
                    return part.charset();
                }
            }
        }
        return root.charset();
    }

    /** What makes two copies of a mail one: what was said by whom and when, not how it travelled or was encoded. */
    private static String digest(
            Envelope envelope, String date, Instant sentAt, String text, List<Attachment> attachments) {
        Digest digest = new Digest()
                .field(String.valueOf(envelope.sender().email()))
                .field(sentAt == null ? String.valueOf(date) : sentAt.toString())
                .field(envelope.subject())
                .field(withoutTrailingBlanks(text).strip());
        attachments.forEach(attachment -> digest.field(attachment.sha256()));
        return digest.hex();
    }

    /** By hand: a pattern would look at each blank of a long row of them anew. */
    private static String withoutTrailingBlanks(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        int blanks = 0;
        for (int at = 0; at < text.length(); at++) {
            char one = text.charAt(at);
            boolean blank = one == ' ' || one == '\t' || one == '\u00A0';
            if (!blank && one != '\n') {
                kept.append(text, at - blanks, at);
            }
            blanks = blank ? blanks + 1 : 0;
            if (!blank) {
                kept.append(one);
            }
        }
        return kept.toString();
    }
}

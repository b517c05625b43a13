package io.inlet.channel.email;

import io.inlet.channel.ChannelMapper;
import io.inlet.channel.email.container.Containers;
import io.inlet.channel.email.mime.Beginning;
import io.inlet.channel.email.mime.Digest;
import io.inlet.channel.email.mime.EncodedWords;
import io.inlet.channel.email.mime.MailHeaders;
import io.inlet.channel.email.mime.MailLimits;
import io.inlet.channel.email.mime.MimeScanner;
import io.inlet.channel.email.mime.Part;
import io.inlet.channel.email.mime.RawCursor;
import io.inlet.message.Attachment;
import io.inlet.message.Automation;
import io.inlet.message.Content;
import io.inlet.message.InboundMessage;
import io.inlet.message.Mapped;
import io.inlet.message.Party;
import io.inlet.message.RawMessage;
import io.inlet.message.ThreadHint;
import io.inlet.text.Languages;
import io.inlet.text.Occasion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Understands e-mail (RFC 5322, 2045 to 2049, 2231, 6532) and whatever is sent as such. Reads the bytes as a stream: once to find where the
 * parts stand, once to read them; never the whole mail in memory. Every sequence of bytes is a mail, if only one that says nothing and
 * has all of them as its file. Thread-safe.
 */
public final class MailMapper implements ChannelMapper {
    private static final int SMALL = 1024 * 1024;
    /** A bounce returns one mail; some headers of it have further ids. */
    private static final int MOST_RETURNED = 10;

    private final MailLimits limits = MailLimits.DEFAULT;
    private final Belonging belonging;
    private final MailPolicy policy;

    /** Of mails outside of an installation. */
    public MailMapper() {
        this(Belonging.PLAIN, MailPolicy.NONE);
    }

    public MailMapper(Belonging belonging, MailPolicy policy) {
        this.belonging = belonging;
        this.policy = policy;
    }

    @Override
    public String channel() {
        return "email";
    }

    @Override
    public Mapped map(List<RawMessage> group) {
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

    private InboundMessage message(RawMessage raw) throws IOException {
        Content content = nearby(raw);
        MimeScanner.Scan scan;
        try (InputStream in = content.open()) {
            scan = MimeScanner.scan(in, limits);
        }
        try (RawCursor cursor = new RawCursor(content)) {
            return message(raw, Beginning.root(scan.root(), cursor), scan.limited(), cursor);
        }
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

    private InboundMessage message(RawMessage raw, Part root, boolean limited, RawCursor cursor) throws IOException {
        MailHeaders headers = root.headers();
        Containers containers = Containers.open(root, cursor, limits);
        PartSort sort = PartSort.of(root);
        String hint = hint(root, sort);
        Envelope envelope = Envelope.read(headers, hint);
        ThreadHint thread = belonging.of(headers, envelope, ReturnedMail.NOTHING);
        Occasion occasion = MailOccasion.of(headers, envelope.subject(), thread);
        MailText own = MailText.read(sort, cursor, limits, occasion, hint);
        if (occasion == Occasion.FIRST && MailOccasion.answers(own.text(), envelope)) {
            own = MailText.read(sort, cursor, limits, Occasion.REPLY, hint);
        }
        MailText body = InnerMail.orOwn(own, root, sort.files(), cursor, limits);
        List<Part> files = new ArrayList<>(sort.files());
        files.addAll(body.cut());
        List<Attachment> attachments = new MailFiles(cursor, raw::open, hint, body.html()).read(files);
        Instant sentAt = MailDates.parse(EncodedWords.decode(headers.first("Date"), hint));
        String digest = digest(envelope, headers.first("Date"), sentAt, body.text(), attachments);
        String id = MessageIds.one(headers.first("Message-ID"));
        Automation automation = AutomationSigns.read(root, envelope, body.text(), cursor, policy);
        ReturnedMail returned = ReturnedMail.read(root, automation, body.text(), cursor);
        Requester requester = Requester.of(envelope, headers, hint, policy);
        Party sender =
                Party.ofEmail(requester.address().name(), requester.address().email());
        Map<String, String> fields =
                fields(root, body, containers, limited || !body.cut().isEmpty());
        if (automation.kind() == Automation.Kind.BOUNCE && !returned.ids().isEmpty()) {
            fields.put("returned", returned.ids().stream().limit(MOST_RETURNED).collect(Collectors.joining(" ")));
        }
        fields.putAll(ForwardedMail.fields(envelope.subject(), body.text(), files, cursor, hint));
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
                returned.equals(ReturnedMail.NOTHING) ? thread : belonging.of(headers, envelope, returned),
                automation,
                requester.trust(SenderTrust.of(headers, envelope.sender(), policy)),
                sentAt,
                raw.receivedAt(),
                fields);
    }

    private static Map<String, String> fields(Part root, MailText body, Containers containers, boolean limited) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (limited || containers.limited()) {
            fields.put("limited", "true");
        }
        Set<String> encryption = new TreeSet<>(containers.encryption());
        if (InlinePgp.isEncrypted(body.text())) {
            encryption.add("pgp");
        }
        if (!encryption.isEmpty()) {
            fields.put("encrypted", String.join(" ", encryption));
        }
        if (Beginning.isUnreadable(root)) {
            fields.put("unreadable", "true");
        }
        return fields;
    }

    /** The charset of what names none: that of the text, or else of the subject's encoded words. */
    private static String hint(Part root, PartSort sort) {
        for (PartSort.Segment segment : sort.segments()) {
            for (Part part : segment.plain().isEmpty() ? segment.html() : segment.plain()) {
                if (part.charset() != null) {
                    return part.charset();
                }
            }
        }
        return root.charset() == null ? EncodedWords.charset(root.headers().first("Subject")) : root.charset();
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

package io.inlet.channel.email;

import io.inlet.channel.email.Addresses.Address;
import io.inlet.channel.email.mime.EncodedWords;
import io.inlet.channel.email.mime.HeaderParameters;
import io.inlet.channel.email.mime.Layer;
import io.inlet.channel.email.mime.MailHeaders;
import io.inlet.channel.email.mime.MailLimits;
import io.inlet.channel.email.mime.MimeScanner;
import io.inlet.channel.email.mime.Part;
import io.inlet.channel.email.mime.RawCursor;
import io.inlet.text.Occasion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** What an attached mail says, where somebody sends it on as a file without a word of his own. It stays a file. */
final class InnerMail {
    private static final Set<String> MAIL = Set.of("message/rfc822", "message/global");
    private static final Set<String> REPORTS = Set.of("multipart/report", "multipart/digest");

    private static final int LONGEST_TITLE = 100;

    private InnerMail() {}

    /** The text that was read, or that of the first attached mail where it is empty; reports of machines speak for themselves. */
    static MailText orOwn(MailText own, Part root, List<Part> files, RawCursor cursor, MailLimits limits)
            throws IOException {
        if (!own.text().isBlank() || REPORTS.contains(root.mediaType())) {
            return own;
        }
        for (Part file : files) {
            if (file.held() != null || MAIL.contains(file.mediaType())) {
                Part mail = file.held() == null ? scanned(file, cursor, limits) : file.held();
                MailText said = said(mail, cursor, limits);
                return said.text().isBlank() ? own : withHead(mail, said);
            }
        }
        return own;
    }

    private static Part scanned(Part file, RawCursor cursor, MailLimits limits) throws IOException {
        Part mail = MimeScanner.inside(file, cursor.open(file), file.inside(), limits)
                .root();
        // The tree stays as it was: what stands inside of the file says nothing about the mail around it.
        file.children().clear();
        return mail;
    }

    /** Another mail's sender, date, subject and text as a file, for those who cannot open that mail. */
    static Part asText(Part mail) {
        String title = subject(mail).replace('/', ' ').replace('\\', ' ').strip();
        String name = title.isEmpty() ? "message" : title.substring(0, Math.min(LONGEST_TITLE, title.length()));
        MailHeaders headers = new MailHeaders();
        headers.add("Content-Type", "text/plain; charset=utf-8");
        headers.add("Content-Disposition", "attachment" + HeaderParameters.fileName(name + ".txt"));
        Layer written = raw -> {
            try (RawCursor cursor = new RawCursor(raw)) {
                String text =
                        withHead(mail, said(mail, cursor, MailLimits.DEFAULT)).text();
                return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
            }
        };
        Part file = new Part(headers, null, written, 0);
        file.endAt(Long.MAX_VALUE);
        return file;
    }

    private static String subject(Part mail) {
        return Envelope.read(mail.headers(), mail.charset()).subject();
    }

    private static MailText said(Part mail, RawCursor cursor, MailLimits limits) throws IOException {
        return MailText.read(PartSort.of(mail), cursor, limits, Occasion.UNKNOWN, mail.charset());
    }

    private static MailText withHead(Part mail, MailText said) {
        Envelope envelope = Envelope.read(mail.headers(), mail.charset());
        String text = head(envelope, mail.headers()) + said.text();
        return new MailText(text, text, said.html(), List.of());
    }

    /** Written as mail programs write it when they send on a mail in place. */
    private static String head(Envelope envelope, MailHeaders headers) {
        Address sender = envelope.sender();
        String name = sender.name() == null ? "" : sender.name();
        String from = sender.email() == null ? name : (name + " <" + sender.email() + ">").strip();
        StringBuilder head = new StringBuilder();
        line(head, "From", from);
        line(head, "Date", EncodedWords.decode(headers.first("Date"), null));
        line(head, "Subject", envelope.subject());
        return head.length() == 0 ? "" : head.append('\n').toString();
    }

    private static void line(StringBuilder head, String name, String value) {
        if (!value.isBlank()) {
            head.append(name).append(": ").append(value).append('\n');
        }
    }
}

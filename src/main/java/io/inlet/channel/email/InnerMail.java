package io.inlet.channel.email;

import io.inlet.channel.email.Addresses.Address;
import io.inlet.channel.email.mime.EncodedWords;
import io.inlet.channel.email.mime.MailHeaders;
import io.inlet.channel.email.mime.MailLimits;
import io.inlet.channel.email.mime.MimeScanner;
import io.inlet.channel.email.mime.Part;
import io.inlet.channel.email.mime.RawCursor;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** What an attached mail says, where somebody sends it on as a file without a word of his own. It stays a file. */
final class InnerMail {
    private static final Set<String> MAIL = Set.of("message/rfc822", "message/global");
    private static final Set<String> REPORTS = Set.of("multipart/report", "multipart/digest");

    private InnerMail() {}

    /** The text that was read, or that of the first attached mail where it is empty; reports of machines speak for themselves. */
    static MailText orOwn(MailText own, Part root, List<Part> files, RawCursor cursor, MailLimits limits)
            throws IOException {
        if (!own.text().isBlank() || REPORTS.contains(root.mediaType())) {
            return own;
        }
        for (Part file : files) {
            if (MAIL.contains(file.mediaType())) {
                MailText said = read(file, cursor, limits);
                return said.text().isBlank() ? own : said;
            }
        }
        return own;
    }

    private static MailText read(Part file, RawCursor cursor, MailLimits limits) throws IOException {
        Part mail = MimeScanner.inside(file, cursor.open(file), file.inside(), limits)
                .root();
        // The tree stays as it was: what stands inside of the file says nothing about the mail around it.
        file.children().clear();
        Envelope envelope = Envelope.read(mail.headers(), mail.charset());
        MailText said = MailText.read(PartSort.of(mail), cursor, limits, envelope.subject(), mail.charset());
        if (said.text().isBlank()) {
            return said;
        }
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

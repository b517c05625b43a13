package io.inlet.channel.email;

import io.inlet.channel.email.mime.HeaderReader;
import io.inlet.channel.email.mime.MailHeaders;
import io.inlet.channel.email.mime.Part;
import io.inlet.channel.email.mime.RawCursor;
import io.inlet.text.EmailAddresses;
import io.inlet.text.Forwards;
import io.inlet.text.Subjects;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whose mail a mail passes on: written out in its text, or attached as it was (message/rfc822, .msg). What it says proves nothing. */
final class ForwardedMail {
    private ForwardedMail() {}

    /** The fields {@code forwarded-from} and {@code forwarded-name}; none where no mail is passed on. The map may be added to. */
    static Map<String, String> fields(String subject, String text, List<Part> files, RawCursor cursor, String hint)
            throws IOException {
        boolean subjectSaysSo = Subjects.isForward(subject);
        Forwards.Author author = Forwards.author(text, subjectSaysSo);
        if (author == null && (subjectSaysSo || text.isBlank())) {
            author = attached(files, cursor, hint);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        String address = author == null ? null : EmailAddresses.canonical(author.email());
        if (EmailAddresses.isPlausible(address)) {
            fields.put("forwarded-from", address);
            if (author.name() != null) {
                fields.put("forwarded-name", author.name());
            }
        }
        return fields;
    }

    /** Only one: of several nobody can tell whose request it is. */
    private static Forwards.Author attached(List<Part> files, RawCursor cursor, String hint) throws IOException {
        List<Part> mails = files.stream()
                .filter(part -> part.held() != null || part.mediaType().equals("message/rfc822"))
                .toList();
        if (mails.size() != 1) {
            return null;
        }
        Addresses.Address sender =
                Envelope.read(headers(mails.get(0), cursor), hint).sender();
        return sender.email() == null ? null : new Forwards.Author(sender.name(), sender.email());
    }

    private static MailHeaders headers(Part mail, RawCursor cursor) throws IOException {
        if (mail.held() != null) {
            return mail.held().headers();
        }
        try (InputStream in = cursor.open(mail)) {
            return HeaderReader.headersOf(in);
        }
    }
}

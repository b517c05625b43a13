package io.inlet.channel.email;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Another mail, as Outlook saves it to a file (MS-OXMSG), taken apart. It says nothing about the mail that it came with.
 *
 * @param root what it would be if it had been sent: a tree of its own
 * @param text sender, date, subject and text, as a file for those who have no Outlook
 */
record OutlookMail(Part root, Part text) {
    private static final int LONGEST_TITLE = 100;

    /**
     * Opens a file if it is such a mail; it stays a file beside what it holds.
     *
     * @return false where a limit kept something closed
     */
    static boolean open(Part part, RawCursor cursor, MailLimits limits) throws IOException {
        CompoundFile file = CompoundFile.open(part, cursor);
        if (file == null) {
            return true;
        }
        Runs runs = new Runs(part.inside());
        OutlookReader reader = new OutlookReader(file, runs, limits);
        OutlookStorage mail = reader.read();
        if (mail != null) {
            part.hold(of(mail, runs, cursor, limits));
            part.keepWhole();
        }
        return !reader.limited();
    }

    private static OutlookMail of(OutlookStorage mail, Runs runs, RawCursor cursor, MailLimits limits)
            throws IOException {
        OutlookHeader header = new OutlookHeader(mail.properties(), runs, cursor);
        Part root = new Part(header.asMail(), null, runs, 0);
        root.open();
        new MapiBody(mail.properties(), runs, header.charset(), limits).alternatives(root, cursor);
        for (OutlookStorage attachment : mail.attachments()) {
            MapiProperties.Value data = attachment.properties().get(MapiProperties.DATA);
            if (attachment.mail() != null) {
                new Part(new MailHeaders(), root, runs, 0).hold(of(attachment.mail(), runs, cursor, limits));
            } else if (data != null) {
                MapiFile file = new MapiFile();
                file.properties(attachment.properties(), header.charset());
                file.standsAt(data.start(), data.length());
                file.addTo(root, runs);
            }
        }
        return new OutlookMail(root, text(root, header.subject(), limits));
    }

    private static Part text(Part root, String subject, MailLimits limits) {
        String title = subject.replace('/', ' ').replace('\\', ' ').strip();
        String name = title.isEmpty() ? "message" : title.substring(0, Math.min(LONGEST_TITLE, title.length()));
        MailHeaders headers = new MailHeaders();
        headers.add("Content-Type", "text/plain; charset=utf-8");
        headers.add("Content-Disposition", "attachment" + MapiFile.named(name + ".txt"));
        Layer written = mail -> {
            try (RawCursor cursor = new RawCursor(mail)) {
                String text = InnerMail.written(root, cursor, limits).text();
                return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
            }
        };
        Part file = new Part(headers, null, written, 0);
        file.endAt(Long.MAX_VALUE);
        return file;
    }
}

package io.inlet.channel.email.container;

import io.inlet.channel.email.mime.MailHeaders;
import io.inlet.channel.email.mime.MailLimits;
import io.inlet.channel.email.mime.Part;
import io.inlet.channel.email.mime.RawCursor;
import java.io.IOException;

/** Opens a mail that Outlook saved as a file (MS-OXMSG): it is taken apart into the tree that it would be, had it been sent. */
final class OutlookMail {
    private final Runs runs;
    private final RawCursor cursor;
    private final MailLimits limits;

    private OutlookMail(Runs runs, RawCursor cursor, MailLimits limits) {
        this.runs = runs;
        this.cursor = cursor;
        this.limits = limits;
    }

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
            part.hold(new OutlookMail(runs, cursor, limits).tree(mail));
            part.keepWhole();
        }
        return !reader.limited();
    }

    private Part tree(OutlookStorage mail) throws IOException {
        OutlookHeader header = new OutlookHeader(mail.properties(), runs, cursor);
        Part root = new Part(header.asMail(), null, runs, 0);
        root.open();
        new MapiBody(mail.properties(), runs, header.charset(), limits).alternatives(root, cursor);
        for (OutlookStorage attachment : mail.attachments()) {
            MapiProperties.Value data = attachment.properties().get(MapiProperties.DATA);
            if (attachment.mail() != null) {
                new Part(new MailHeaders(), root, runs, 0).hold(tree(attachment.mail()));
            } else if (data != null) {
                MapiFile file = new MapiFile();
                file.properties(attachment.properties(), header.charset());
                file.standsAt(data.start(), data.length());
                file.addTo(root, runs);
            }
        }
        return root;
    }
}

package io.inlet.pipeline.mailbox;

import jakarta.mail.MessagingException;
import java.time.Instant;
import java.util.Arrays;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.UID;

/**
 * Passes over mails that reached a folder before a time. Only their dates are asked for, many with one command, since for a mail's size
 * some servers must read it; and no mail becomes an object that the open folder keeps. A search would be shorter, but whoever takes its
 * word loses what the server's index does not have.
 */
final class OldMail {
    /** Mails at a time. */
    static final int PIECE = 2000;

    private OldMail() {}

    /**
     * Looks at one piece of a folder.
     *
     * @param first number of the mail to begin with
     * @param last number of the last mail of the piece
     * @param otherwise what is given where the first one came later
     * @return the UID up to which all mails came earlier
     */
    static long upTo(IMAPFolder folder, int first, int last, Instant since, long otherwise) throws MessagingException {
        long reached = otherwise;
        int expected = first;
        for (Response each : (Response[]) folder.doCommand(new Dates(first, last))) {
            // one that the server tells nothing of is looked at by itself
            if (each instanceof FetchResponse mail && mail.getNumber() == expected) {
                UID uid = mail.getItem(UID.class);
                INTERNALDATE date = mail.getItem(INTERNALDATE.class);
                if (uid == null
                        || date == null
                        || date.getDate() == null
                        || !date.getDate().toInstant().isBefore(since)) {
                    return reached;
                }
                reached = uid.uid;
                expected++;
            }
        }
        return reached;
    }

    private record Dates(int from, int to) implements IMAPFolder.ProtocolCommand {
        @Override
        public Object doCommand(IMAPProtocol protocol) throws ProtocolException {
            Response[] all = protocol.fetch(from, to, "UID INTERNALDATE");
            protocol.notifyResponseHandlers(Arrays.stream(all)
                    .filter(each -> !(each instanceof FetchResponse))
                    .toArray(Response[]::new));
            protocol.handleResult(all[all.length - 1]);
            return all;
        }
    }
}

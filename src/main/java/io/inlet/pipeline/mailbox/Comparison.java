package io.inlet.pipeline.mailbox;

import java.time.Instant;
import java.util.List;

/**
 * How one mailbox and the inbox agree.
 *
 * @param mailbox its name, such as {@code email-sales}
 * @param where user, host and folder, for a person
 * @param folders how many mails lie where
 * @param captured mails in the folder that is read which the inbox has
 * @param waiting mails there that come next
 * @param left mails there that are older than {@code since}, and stay
 * @param retried mails there that could not be taken yet, or were given up
 * @param kept mails there that were captured and should have been moved
 * @param missing mails that lie in the mailbox and that the inbox does not have
 */
public record Comparison(
        String mailbox,
        String where,
        List<FolderCount> folders,
        long captured,
        long waiting,
        long left,
        long retried,
        long kept,
        List<Missing> missing) {
    public Comparison {
        folders = List.copyOf(folders);
        missing = List.copyOf(missing);
    }

    public boolean agrees() {
        return missing.isEmpty() && kept == 0;
    }

    /** How many mails a folder holds. */
    public record FolderCount(String folder, long mails) {}

    /**
     * A mail that lies in the mailbox and is not in the inbox.
     *
     * @param id UID or UIDL
     * @param receivedAt null: the server does not say
     * @param messageId without brackets; empty: it has none
     */
    public record Missing(String folder, String id, Instant receivedAt, long size, String messageId) {}
}

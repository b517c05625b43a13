package io.inlet.pipeline.mailbox;

import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;

/** A folder that is only read, in pieces whose mails are forgotten. */
final class FolderPieces implements AutoCloseable {
    private static final int PIECE = 500;

    private final IMAPFolder folder;

    FolderPieces(IMAPStore store, String name) throws MessagingException {
        folder = (IMAPFolder) store.getFolder(name);
        folder.open(Folder.READ_ONLY);
    }

    /** Does something with some mails. */
    @FunctionalInterface
    interface Work {
        void on(List<IMAPMessage> piece) throws MessagingException;
    }

    String name() {
        return folder.getFullName();
    }

    long validity() throws MessagingException {
        return folder.getUIDValidity();
    }

    long count() throws MessagingException {
        return folder.getMessageCount();
    }

    long uid(IMAPMessage message) throws MessagingException {
        return folder.getUID(message);
    }

    void each(Work work) throws MessagingException {
        int count = folder.getMessageCount();
        for (int first = 1; first <= count; first += PIECE) {
            Message[] piece = folder.getMessages(first, Math.min(count, first + PIECE - 1));
            folder.fetch(piece, ImapFolder.OUTSIDE);
            List<IMAPMessage> there = new ArrayList<>();
            for (Message message : piece) {
                if (!message.isExpunged() && message.getReceivedDate() != null) {
                    there.add((IMAPMessage) message);
                }
            }
            work.on(there);
            for (IMAPMessage message : there) {
                message.invalidateHeaders();
            }
        }
    }

    void readIds(List<IMAPMessage> messages) throws MessagingException {
        FetchProfile id = new FetchProfile();
        id.add("Message-ID");
        folder.fetch(messages.toArray(Message[]::new), id);
    }

    @Override
    public void close() {
        Closing.quietly(folder);
    }
}

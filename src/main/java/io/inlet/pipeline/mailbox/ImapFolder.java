package io.inlet.pipeline.mailbox;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;

/** An open folder, seen by UIDs in bounded pieces; message numbers ascend with UIDs (RFC 3501, 2.3.1.1). */
final class ImapFolder implements AutoCloseable {
    private static final FetchProfile OUTSIDE = new FetchProfile();

    static {
        OUTSIDE.add(UIDFolder.FetchProfileItem.UID);
        OUTSIDE.add(FetchProfile.Item.FLAGS);
        OUTSIDE.add(FetchProfile.Item.SIZE);
        OUTSIDE.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
    }

    private final IMAPStore store;
    private final IMAPFolder folder;
    private final boolean canMove;
    private final boolean canExpungeOne;

    private ImapFolder(IMAPStore store, IMAPFolder folder) throws MessagingException {
        this.store = store;
        this.folder = folder;
        this.canMove = store.hasCapability("MOVE");
        this.canExpungeOne = store.hasCapability("UIDPLUS");
    }

    static ImapFolder open(IMAPStore store, FetchPlan plan) throws MessagingException {
        ImapFolder opened = new ImapFolder(store, (IMAPFolder) store.getFolder(plan.folder()));
        opened.folder.open(plan.looksOnly() ? Folder.READ_ONLY : Folder.READ_WRITE);
        return opened;
    }

    long validity() throws MessagingException {
        return folder.getUIDValidity();
    }

    /** The first mails above a UID, oldest first, with UID, flags, size and date. */
    List<IMAPMessage> above(long uid, int most) throws MessagingException {
        int first = firstAbove(uid);
        int last = Math.min(folder.getMessageCount(), first + most - 1);
        if (first > last) {
            return List.of();
        }
        Message[] messages = folder.getMessages(first, last);
        folder.fetch(messages, OUTSIDE);
        return Arrays.stream(messages).map(IMAPMessage.class::cast).toList();
    }

    int countAbove(long uid) throws MessagingException {
        return Math.max(0, folder.getMessageCount() - firstAbove(uid) + 1);
    }

    Optional<IMAPMessage> find(long uid) throws MessagingException {
        Message message = folder.getMessageByUID(uid);
        if (message == null) {
            return Optional.empty();
        }
        folder.fetch(new Message[] {message}, OUTSIDE);
        return Optional.of((IMAPMessage) message);
    }

    long uid(IMAPMessage message) throws MessagingException {
        return folder.getUID(message);
    }

    Letter letter(IMAPMessage message, String sourceKey) throws MessagingException {
        message.setPeek(true);
        Date received = message.getReceivedDate();
        return new Letter(
                Long.toString(uid(message)),
                sourceKey,
                message.getSizeLong(),
                received == null ? null : received.toInstant(),
                message::writeTo);
    }

    void flagSeen(IMAPMessage message) throws MessagingException {
        message.setFlag(Flags.Flag.SEEN, true);
    }

    /** Moves this mail and expunges no other (RFC 6851, or RFC 4315; without both the mail stays, flagged as deleted). */
    void move(IMAPMessage message, String target) throws MessagingException {
        Message[] one = {message};
        Folder there = store.getFolder(target);
        if (canMove) {
            folder.moveMessages(one, there);
            return;
        }
        folder.copyMessages(one, there);
        message.setFlag(Flags.Flag.DELETED, true);
        if (canExpungeOne) {
            folder.expunge(one);
        }
    }

    /** Asks the server. */
    boolean alive() {
        try {
            return folder.isOpen();
        } catch (RuntimeException broken) {
            return false;
        }
    }

    @Override
    public void close() {
        Closing.quietly(folder);
    }

    private int firstAbove(long uid) throws MessagingException {
        int low = 1;
        int high = folder.getMessageCount() + 1;
        if (high > 1 && folder.getUID(folder.getMessage(high - 1)) <= uid) {
            return high;
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (folder.getUID(folder.getMessage(middle)) > uid) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}

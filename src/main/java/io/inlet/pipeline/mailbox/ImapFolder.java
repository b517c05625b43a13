package io.inlet.pipeline.mailbox;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.ReadOnlyFolderException;
import jakarta.mail.UIDFolder;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;

/** An open folder, seen by UIDs in bounded pieces; message numbers ascend with UIDs (RFC 3501, 2.3.1.1). */
final class ImapFolder implements AutoCloseable {
    static final FetchProfile OUTSIDE = new FetchProfile();

    static {
        OUTSIDE.add(UIDFolder.FetchProfileItem.UID);
        OUTSIDE.add(FetchProfile.Item.FLAGS);
        OUTSIDE.add(FetchProfile.Item.SIZE);
        OUTSIDE.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
    }

    private final IMAPStore store;
    private final IMAPFolder folder;
    private final Folders names;
    private final boolean canMove;
    private final boolean canExpungeOne;
    /** The number after the last mail that was looked at. */
    private int next = 1;

    private ImapFolder(IMAPStore store, Folders names) throws MessagingException {
        this.store = store;
        this.names = names;
        this.folder = (IMAPFolder) store.getFolder(names.source());
        this.canMove = store.hasCapability("MOVE");
        this.canExpungeOne = store.hasCapability("UIDPLUS");
    }

    /** A folder that the server opens for reading only is read all the same. */
    static ImapFolder open(IMAPStore store, Folders names, boolean looksOnly) throws MessagingException {
        ImapFolder opened = new ImapFolder(store, names);
        try {
            opened.folder.open(looksOnly ? Folder.READ_ONLY : Folder.READ_WRITE);
        } catch (ReadOnlyFolderException closed) {
            opened.folder.open(Folder.READ_ONLY);
        }
        return opened;
    }

    /** Whether mail can be moved out of it and flagged. */
    boolean isWritable() {
        return folder.getMode() == Folder.READ_WRITE;
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
        next = last + 1;
        return Arrays.stream(messages).map(IMAPMessage.class::cast).toList();
    }

    /**
     * The UID up to which mails above another reached the folder before a time, of as many as are looked at together; that other one where
     * the next did not.
     */
    long olderUpTo(long uid, Instant since) throws MessagingException {
        int first = firstAbove(uid);
        int last = Math.min(folder.getMessageCount(), first + OldMail.PIECE - 1);
        if (first > last) {
            return uid;
        }
        next = last + 1;
        return OldMail.upTo(folder, first, last, since, uid);
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

    /** Moves captured mails, or flags them where they stay; all with one command. */
    void settle(List<IMAPMessage> messages) throws MessagingException {
        if (!isWritable()) {
            throw new ReadOnlyFolderException(folder, "the server lets Inlet only read this folder");
        }
        Message[] all = messages.toArray(Message[]::new);
        if (names.done() == null) {
            folder.setFlags(all, new Flags(Flags.Flag.SEEN), true);
        } else {
            move(all, names.done());
        }
    }

    /** Moves a mail that was given up. */
    void fail(IMAPMessage message) throws MessagingException {
        move(new Message[] {message}, names.failed());
    }

    /** A folder that somebody has removed meanwhile is made again. */
    private void move(Message[] messages, String target) throws MessagingException {
        try {
            moveNow(messages, target);
        } catch (FolderNotFoundException removed) {
            Folders.make(store, target);
            moveNow(messages, target);
        }
    }

    /** Moves these mails and expunges no other (RFC 6851, or RFC 4315; without both they stay, flagged as deleted). */
    private void moveNow(Message[] messages, String target) throws MessagingException {
        Folder there = store.getFolder(target);
        if (canMove) {
            folder.moveMessages(messages, there);
            return;
        }
        folder.copyMessages(messages, there);
        folder.setFlags(messages, new Flags(Flags.Flag.DELETED), true);
        if (canExpungeOne) {
            folder.expunge(messages);
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
        if (high > 1 && uidOf(high - 1) <= uid) {
            return high;
        }
        if (next > 1 && next < high && uidOf(next - 1) == uid) {
            return next; // on from where the last look ended; searching costs a question to the server each time
        }
        if (high > 1 && uidOf(1) > uid) {
            return 1; // what was before it is moved
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (uidOf(middle) > uid) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private long uidOf(int number) throws MessagingException {
        return folder.getUID(folder.getMessage(number));
    }
}

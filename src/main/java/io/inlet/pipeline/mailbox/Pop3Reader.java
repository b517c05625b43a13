package io.inlet.pipeline.mailbox;

import io.inlet.failpoint.Failpoint;
import io.inlet.pipeline.Login;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.eclipse.angus.mail.pop3.POP3Folder;

/**
 * Reads a POP3 mailbox, one session a look (RFC 1939). Which mails of the server were captured the inbox says; it is asked once for each
 * UIDL after a start. Mail is deleted only if the plan says so, and at the session's end, after it was captured.
 */
final class Pop3Reader implements Reader {
    /** Mails per look: the server locks the mailbox meanwhile, and deletes only at its end. */
    private static final int MOST = 200;

    private final MailAccount account;
    private final FetchPlan plan;
    private final Login login;
    private final Redaction redaction;
    private final Intake intake;
    private final Taking taking;
    private final Failures failures;
    private final MailboxHealth health;
    private final BooleanSupplier running;
    private final Set<String> captured = new HashSet<>();
    private Progress stored;
    private Progress progress = Progress.NONE;
    private Store store;

    Pop3Reader(
            MailAccount account,
            FetchPlan plan,
            Login login,
            Redaction redaction,
            Intake intake,
            Failures failures,
            MailboxHealth health,
            BooleanSupplier running) {
        this.account = account;
        this.plan = plan;
        this.login = login;
        this.redaction = redaction;
        this.intake = intake;
        this.taking = new Taking(intake, failures, health);
        this.failures = failures;
        this.health = health;
        this.running = running;
    }

    @Override
    public boolean look(String suspect) throws Exception {
        Progress now = intake.progress();
        if (!now.equals(stored)) {
            stored = now;
            progress = now;
        }
        store = account.connect(login, redaction);
        POP3Folder folder = (POP3Folder) store.getFolder(plan.folder());
        folder.open(deletes() ? Folder.READ_WRITE : Folder.READ_ONLY);
        if (suspect != null) {
            failures.failed(suspect);
        }
        boolean more = look(folder);
        boolean told = deletes() && !captured.isEmpty();
        folder.close(deletes());
        if (told) {
            Failpoint.AFTER_ACKNOWLEDGEMENT.reach(plan.inbox());
        }
        disconnect();
        if (failures.badDay()) {
            throw new BadDayException(health.lastError());
        }
        return more;
    }

    @Override
    public void settle() {
        Progress before = progress;
        progress = failures.settle(progress);
        health.settled(before, progress, plan);
    }

    @Override
    public void disconnect() {
        Closing.quietly(store);
        store = null;
    }

    /** @return whether there is more */
    private boolean look(POP3Folder folder) throws Exception {
        Message[] messages = folder.getMessages();
        FetchProfile uidl = new FetchProfile();
        uidl.add(UIDFolder.FetchProfileItem.UID);
        folder.fetch(messages, uidl);
        forgetGone(folder, messages);
        int left = messages.length - captured.size() - progress.failed().size();
        int seen = 0;
        for (Message message : messages) {
            String id = folder.getUID(message);
            if (!captured.contains(id) && wanted(id)) {
                if (seen++ == MOST) {
                    return true;
                }
                if (!running.getAsBoolean() || failures.badDay()) {
                    return false;
                }
                visit(folder, message, id);
            }
            if (deletes() && captured.contains(id)) {
                message.setFlag(Flags.Flag.DELETED, true);
            }
            health.waiting(Math.max(0, left - seen));
        }
        return false;
    }

    private boolean wanted(String id) {
        return progress.failed().containsKey(id) ? failures.due(id) : !failures.full(progress);
    }

    private void forgetGone(POP3Folder folder, Message[] messages) throws MessagingException {
        Set<String> there = new HashSet<>();
        for (Message message : messages) {
            String id = folder.getUID(message);
            if (id == null) {
                throw new MessagingException("the server has no UIDL, by which mails are told apart; use imap");
            }
            there.add(id);
        }
        captured.retainAll(there);
        for (String id : progress.failed().keySet()) {
            if (!there.contains(id)) {
                progress = progress.past(id);
            }
        }
    }

    private void visit(POP3Folder folder, Message message, String id) throws Exception {
        try {
            if (taking.attempt(id, folder::isOpen, () -> take(message, id)) == Taking.Result.FAILED) {
                progress = progress.setAside(id);
            }
        } catch (ConnectionLostException lost) {
            progress = progress.setAside(id);
            throw lost;
        }
    }

    private Taking.Result take(Message message, String id) throws Exception {
        String key = account.address() + ";" + id;
        Letter letter = new Letter(id, key, message.getSize(), null, target -> write(message, target));
        Progress next = progress.past(id);
        if (taking.take(letter, next)) {
            stored = next;
        }
        progress = next;
        captured.add(id);
        return Taking.Result.TAKEN;
    }

    private static void write(Message message, OutputStream target) throws IOException, MessagingException {
        BufferedOutputStream buffered = new BufferedOutputStream(target, 1 << 16); // it comes byte by byte
        try {
            message.writeTo(buffered);
        } catch (MessageRemovedException refused) {
            throw new IOException("the server does not give this mail out", refused);
        }
        buffered.flush();
    }

    private boolean deletes() {
        return plan.deleteAfter() && !plan.looksOnly();
    }
}

package io.inlet.pipeline.mailbox;

import io.inlet.failpoint.Failpoint;
import jakarta.mail.Flags;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;
import org.eclipse.angus.mail.imap.IMAPMessage;

/**
 * Moves or flags what was captured, many mails with one command, and remembers between which UIDs there may be mail that could not be let
 * go of: after a start, or when that failed. For one thread.
 */
final class LettingGo {
    private static final int BATCH = 100;
    /** Mails per look. */
    private static final int MOST = 1000;

    private final FetchPlan plan;
    private final MailboxHealth health;
    private final BooleanSupplier running;
    private final List<IMAPMessage> captured = new ArrayList<>();
    private long first = Long.MAX_VALUE;
    private long last;
    private long sweepFrom;
    private long sweepTo;

    LettingGo(FetchPlan plan, MailboxHealth health, BooleanSupplier running) {
        this.plan = plan;
        this.health = health;
        this.running = running;
    }

    /** The store says that mails between these UIDs were captured, perhaps by another run. */
    void expect(long above, long upTo) {
        sweepFrom = above;
        sweepTo = upTo;
    }

    void expectFrom(long above, long upTo) {
        expect(Math.min(sweepFrom, above), upTo);
    }

    void add(IMAPMessage message, long uid) {
        if (!plan.looksOnly()) {
            captured.add(message);
            first = Math.min(first, uid);
            last = Math.max(last, uid);
        }
    }

    /** Lets go of what was added. What cannot be stays captured, and is tried again at later looks. */
    void now(ImapFolder folder) throws ConnectionLostException {
        if (captured.isEmpty()) {
            return;
        }
        try {
            settle(folder, captured);
            forget();
        } catch (MessagingException | RuntimeException kept) {
            later();
            if (!folder.alive()) {
                throw new ConnectionLostException(null, kept);
            }
        }
    }

    /** Leaves what was added to a later look. */
    void later() {
        if (!captured.isEmpty()) {
            sweepFrom = Math.min(sweepFrom, first - 1);
            sweepTo = Math.max(sweepTo, last);
            forget();
        }
    }

    private void forget() {
        captured.clear();
        first = Long.MAX_VALUE;
        last = 0;
    }

    /** @param has whether the inbox has the mail of a UID */
    void sweep(ImapFolder folder, LongPredicate has) throws MessagingException {
        Flags.Flag settled = plan.doneFolder() == null ? Flags.Flag.SEEN : Flags.Flag.DELETED;
        for (int seen = 0; sweepFrom < sweepTo && seen < MOST && running.getAsBoolean() && folder.isWritable(); ) {
            List<IMAPMessage> kept = new ArrayList<>();
            long reached = sweepTo;
            List<IMAPMessage> batch = folder.above(sweepFrom, BATCH);
            for (IMAPMessage message : batch) {
                long uid = folder.uid(message);
                seen++;
                if (uid <= sweepTo && !message.isSet(settled) && has.test(uid)) {
                    kept.add(message);
                }
                reached = Math.min(uid, sweepTo);
            }
            settle(folder, kept);
            sweepFrom = batch.size() < BATCH ? sweepTo : reached;
        }
    }

    private void settle(ImapFolder folder, List<IMAPMessage> messages) throws MessagingException {
        if (messages.isEmpty()) {
            return;
        }
        try {
            folder.settle(messages);
            health.letGo();
            Failpoint.AFTER_ACKNOWLEDGEMENT.reach(plan.inbox());
        } catch (MessageRemovedException gone) {
            return;
        } catch (MessagingException | RuntimeException refused) {
            health.kept(messages.size(), refused);
            throw refused;
        }
    }
}

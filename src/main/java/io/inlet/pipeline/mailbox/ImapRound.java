package io.inlet.pipeline.mailbox;

import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One look at an open folder: first what is new, then what failed earlier, then what was captured but could not be moved or flagged.
 * Remembers its progress from look to look; the store's word goes before its own.
 */
final class ImapRound {
    private static final Logger LOG = LoggerFactory.getLogger(ImapRound.class);
    private static final int BATCH = 100;
    /** Mails per look: a folder's open state grows with the mails seen. */
    private static final int MOST = 1000;

    private final String address;
    private final FetchPlan plan;
    private final Intake intake;
    private final Taking taking;
    private final LettingGo letting;
    private final Failures failures;
    private final MailboxHealth health;
    private final BooleanSupplier running;
    private Progress stored;
    private Progress progress = Progress.NONE;
    private long announced;

    ImapRound(
            String address,
            FetchPlan plan,
            Intake intake,
            Failures failures,
            MailboxHealth health,
            BooleanSupplier running) {
        this.address = address;
        this.plan = plan;
        this.intake = intake;
        this.taking = new Taking(intake, failures, health);
        this.letting = new LettingGo(plan, health, running);
        this.failures = failures;
        this.health = health;
        this.running = running;
    }

    /** @return whether there is more */
    boolean look(ImapFolder folder, String suspect) throws Exception {
        if (suspect != null) {
            failures.failed(suspect);
        }
        adopt(folder.validity());
        boolean more;
        try {
            more = takeNew(folder);
            takeAgain(folder);
            letting.now(folder);
        } finally {
            letting.later();
        }
        if (failures.badDay()) {
            throw new BadDayException(health.lastError());
        }
        if (!plan.looksOnly()) {
            moveGivenUp(folder);
            sweep(folder);
        }
        health.waiting(folder.countAbove(progress.uid()));
        return more;
    }

    void settle() {
        Progress before = progress;
        progress = failures.settle(progress);
        health.settled(before, progress, plan);
    }

    private void adopt(long validity) {
        Progress now = intake.progress();
        if (!now.equals(stored)) {
            if (stored == null) {
                letting.expect(0, now.uid());
            } else {
                letting.expectFrom(stored.uid(), now.uid());
            }
            stored = now;
            progress = now;
        }
        if (progress.uidValidity() != validity) {
            if (progress.uidValidity() != 0 && announced != validity) {
                announced = validity;
                LOG.warn(
                        "{}/{}: the server has numbered the mails anew (UIDVALIDITY {} instead of {}); all are looked at from the start",
                        address,
                        plan.folder(),
                        validity,
                        progress.uidValidity());
            }
            progress = Progress.of(validity);
            letting.expect(0, 0);
        }
    }

    private boolean takeNew(ImapFolder folder) throws Exception {
        for (int seen = 0; seen < MOST; ) {
            if (failures.full(progress)) {
                throw new BadDayException(health.lastError());
            }
            passOverOld(folder);
            List<IMAPMessage> batch = folder.above(progress.uid(), BATCH);
            if (batch.isEmpty()) {
                return false;
            }
            health.waiting(folder.countAbove(progress.uid()));
            for (IMAPMessage message : batch) {
                if (!running.getAsBoolean() || failures.badDay()) {
                    return false;
                }
                visit(folder, message);
                seen++;
            }
            letting.now(folder);
        }
        return true;
    }

    private void passOverOld(ImapFolder folder) throws MessagingException {
        boolean passed = plan.since() != null;
        while (passed && running.getAsBoolean()) {
            long reached = folder.olderUpTo(progress.uid(), plan.since());
            passed = reached > progress.uid();
            progress = passed ? progress.past(reached) : progress;
        }
    }

    private void takeAgain(ImapFolder folder) throws Exception {
        for (String id : progress.failed().keySet()) {
            if (running.getAsBoolean() && failures.due(id) && !failures.badDay()) {
                Optional<IMAPMessage> message = folder.find(Long.parseLong(id));
                if (message.isPresent()) {
                    visit(folder, message.get());
                } else {
                    progress = progress.past(Long.parseLong(id));
                }
            }
        }
    }

    private void visit(ImapFolder folder, IMAPMessage message) throws Exception {
        long uid = folder.uid(message);
        try {
            switch (taking.attempt(Long.toString(uid), folder::alive, () -> take(folder, message, uid))) {
                case TAKEN -> letting.add(message, uid);
                case FAILED -> progress = progress.setAside(uid);
                case LEFT -> {}
            }
        } catch (MessageRemovedException gone) {
            progress = progress.past(uid);
        } catch (ConnectionLostException lost) {
            if (lost.mail() != null) {
                progress = progress.setAside(uid);
            }
            throw lost;
        }
    }

    private Taking.Result take(ImapFolder folder, IMAPMessage message, long uid) throws Exception {
        Letter letter = folder.letter(message, key(uid));
        Progress next = progress.past(uid);
        if (plan.tooOld(letter.receivedAt())) {
            progress = next;
            return Taking.Result.LEFT;
        }
        if (taking.take(letter, next)) {
            stored = next;
        }
        progress = next;
        return Taking.Result.TAKEN;
    }

    private void moveGivenUp(ImapFolder folder) throws MessagingException {
        if (plan.failedFolder() == null || !folder.isWritable()) {
            return;
        }
        for (String id : progress.failed().keySet()) {
            if (failures.givenUp(progress, id)) {
                Optional<IMAPMessage> message = folder.find(Long.parseLong(id));
                if (message.isPresent()) {
                    folder.fail(message.get());
                }
                progress = progress.past(Long.parseLong(id));
            }
        }
    }

    /** What cannot be moved or flagged now changes nothing about reading. */
    private void sweep(ImapFolder folder) throws ConnectionLostException {
        try {
            letting.sweep(folder, uid -> intake.has(key(uid)));
        } catch (MessagingException kept) {
            if (!folder.alive()) {
                throw new ConnectionLostException(null, kept);
            }
        }
    }

    private String key(long uid) {
        return address + "/" + plan.folder() + ";" + progress.uidValidity() + ";" + uid;
    }
}

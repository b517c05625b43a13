package io.inlet.pipeline.mailbox;

import io.inlet.pipeline.Login;
import io.inlet.pipeline.Pauses;
import io.inlet.pipeline.inbox.Bell;
import io.inlet.pipeline.vital.Loops;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.event.MessageCountAdapter;
import jakarta.mail.event.MessageCountEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits on a connection of its own for the server to tell of new mail (RFC 2177), and rings for the poller. It only looks; whatever goes
 * wrong here costs a mail no more than the poller's interval, so it is not worth a word in the log. While the poller is not let in, it does
 * not knock.
 */
final class IdleWatch implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(IdleWatch.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LAST_PAUSE = Duration.ofMinutes(10);

    private final MailAccount account;
    private final FetchPlan plan;
    private final Login login;
    private final MailboxHealth health;
    private final Bell bell;
    private final Loops loops;
    private final Bell stop = new Bell();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "idle-timer");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean stopped;
    private volatile IMAPFolder watched;
    private int failures;

    /** @param bell rings when there may be new mail */
    IdleWatch(MailAccount account, FetchPlan plan, Login login, MailboxHealth health, Bell bell, Loops loops) {
        this.account = account;
        this.plan = plan;
        this.login = login;
        this.health = health;
        this.bell = bell;
        this.loops = loops;
    }

    boolean isWanted() {
        return !stopped;
    }

    /** Does not wait: a server that does not answer would be waited for. */
    void stop() {
        stopped = true;
        stop.ring();
        timer.execute(this::wake);
        timer.shutdown();
    }

    @Override
    public void run() {
        while (isWanted()) {
            Duration pause = LOOK_AGAIN;
            if (health.isHeard()) {
                pause = watch();
            }
            loops.round();
            loops.rest(pause);
            stop.await(0, pause);
        }
    }

    /** @return how long to wait before the next try */
    private Duration watch() {
        IMAPStore store = null;
        try {
            store = (IMAPStore) account.connect(login, new Redaction(account.user()));
            if (!store.hasCapability("IDLE")) {
                return LAST_PAUSE;
            }
            listen(store);
        } catch (MessagingException | IOException | RuntimeException lost) {
            LOG.debug(
                    "Waiting for mail of {}/{}: {}",
                    account.address(),
                    plan.folder(),
                    lost.getClass().getName());
        } finally {
            health.idle(false);
            watched = null;
            Closing.quietly(store);
        }
        return Pauses.doubled(failures++, FIRST_PAUSE, LAST_PAUSE);
    }

    private void listen(IMAPStore store) throws MessagingException {
        IMAPFolder folder = (IMAPFolder) store.getFolder(Folders.find(store, plan.folder()));
        folder.addMessageCountListener(new MessageCountAdapter() {
            @Override
            public void messagesAdded(MessageCountEvent added) {
                bell.ring();
            }
        });
        folder.open(Folder.READ_ONLY);
        watched = folder;
        health.idle(true);
        bell.ring(); // what came before it listened
        while (isWanted()) {
            loops.round();
            loops.rest(plan.idleKeepAlive());
            ScheduledFuture<?> end =
                    timer.schedule(this::wake, plan.idleKeepAlive().toMillis(), TimeUnit.MILLISECONDS);
            folder.idle(true);
            end.cancel(false);
            failures = 0;
        }
    }

    /** Ends the waiting and asks whether the server is there; without an answer the connection is given up. */
    private void wake() {
        IMAPFolder folder = watched;
        try {
            if (folder != null) {
                folder.doCommand(protocol -> {
                    protocol.noop();
                    return null;
                });
            }
        } catch (MessagingException | RuntimeException gone) {
            LOG.debug(
                    "Asking for {}/{}: {}",
                    account.address(),
                    plan.folder(),
                    gone.getClass().getName());
        }
    }
}

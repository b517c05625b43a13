package io.inlet.pipeline.mailbox;

import io.inlet.message.StoreUnavailableException;
import io.inlet.settings.Secret;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.eclipse.angus.mail.imap.IMAPStore;

/** Reads an IMAP folder over one connection that is kept, and made anew when a mail breaks it. */
final class ImapReader implements Reader {
    private static final int MOST_CONNECTIONS = 10;

    private final MailAccount account;
    private final FetchPlan plan;
    private final Supplier<Secret> password;
    private final ImapRound round;
    private IMAPStore store;

    ImapReader(
            MailAccount account,
            FetchPlan plan,
            Supplier<Secret> password,
            Intake intake,
            Failures failures,
            MailboxHealth health,
            BooleanSupplier running) {
        this.account = account;
        this.plan = plan;
        this.password = password;
        this.round = new ImapRound(account.address(), plan, intake, failures, health, running);
    }

    @Override
    public boolean poll() throws Exception {
        try {
            return look();
        } catch (StoreUnavailableException away) {
            throw away;
        } catch (Throwable unfinished) {
            disconnect();
            throw unfinished;
        } finally {
            round.settle();
        }
    }

    private boolean look() throws Exception {
        String suspect = null;
        for (int connections = 1; ; connections++) {
            try (ImapFolder folder = open()) {
                if (suspect != null) {
                    round.blame(suspect); // the server is there: it was this mail
                }
                return round.look(folder);
            } catch (ConnectionLostException lost) {
                disconnect();
                if (connections == MOST_CONNECTIONS) {
                    throw lost;
                }
                suspect = lost.mail();
            }
        }
    }

    private ImapFolder open() throws MessagingException, IOException {
        if (store == null || !store.isConnected()) {
            disconnect();
            Store connected = account.connect(password.get());
            store = (IMAPStore) connected;
            if (!plan.looksOnly()) {
                make(plan.doneFolder());
                make(plan.failedFolder());
            }
        }
        return ImapFolder.open(store, plan);
    }

    private void make(String name) throws MessagingException {
        if (name == null) {
            return;
        }
        Folder folder = store.getFolder(name);
        if (!folder.exists() && !folder.create(Folder.HOLDS_MESSAGES)) {
            throw new MessagingException("the folder " + name + " does not exist and the server does not make it");
        }
    }

    @Override
    public void disconnect() {
        Closing.quietly(store);
        store = null;
    }
}

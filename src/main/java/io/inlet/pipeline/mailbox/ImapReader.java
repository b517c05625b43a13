package io.inlet.pipeline.mailbox;

import io.inlet.pipeline.Login;
import jakarta.mail.MessagingException;
import java.io.IOException;
import org.eclipse.angus.mail.imap.IMAPStore;

/** Reads an IMAP folder over one connection that is kept. */
final class ImapReader implements Reader {
    private final MailAccount account;
    private final FetchPlan plan;
    private final Login login;
    private final Redaction redaction;
    private final ImapRound round;
    private IMAPStore store;
    private Folders folders;

    ImapReader(MailAccount account, FetchPlan plan, Login login, Redaction redaction, ImapRound round) {
        this.account = account;
        this.plan = plan;
        this.login = login;
        this.redaction = redaction;
        this.round = round;
    }

    @Override
    public boolean look(String suspect) throws Exception {
        try (ImapFolder folder = open()) {
            return round.look(folder, suspect);
        }
    }

    @Override
    public void settle() {
        round.settle();
    }

    @Override
    public void disconnect() {
        Closing.quietly(store);
        store = null;
    }

    private ImapFolder open() throws MessagingException, IOException {
        if (store == null || !store.isConnected()) {
            disconnect();
            store = (IMAPStore) account.connect(login, redaction);
            folders = Folders.of(store, plan);
            if (!plan.looksOnly()) {
                folders.make(store);
            }
        }
        return ImapFolder.open(store, folders, plan.looksOnly());
    }
}

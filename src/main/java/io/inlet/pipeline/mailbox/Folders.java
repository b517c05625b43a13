package io.inlet.pipeline.mailbox;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import java.util.Locale;
import org.eclipse.angus.mail.imap.IMAPStore;

/**
 * The folders of a plan as this server names them. An operator writes {@code Support/Done}; a server may put a dot between, and {@code
 * INBOX.} before all (RFC 2342). What is there under the written name is meant by it.
 *
 * @param done null: captured mail is flagged
 * @param failed null: mail that was given up stays
 */
record Folders(String source, String done, String failed) {
    static Folders of(IMAPStore store, FetchPlan plan) throws MessagingException {
        return new Folders(
                find(store, plan.folder()), find(store, plan.doneFolder()), find(store, plan.failedFolder()));
    }

    /** The full name, whether the folder is there or not. */
    static String find(IMAPStore store, String written) throws MessagingException {
        if (written == null
                || written.toUpperCase(Locale.ROOT).equals("INBOX")
                || store.getFolder(written).exists()) {
            return written;
        }
        char separator = store.getDefaultFolder().getSeparator();
        String named = separator == 0 ? written : written.replace('/', separator);
        Folder[] own = store.getPersonalNamespaces();
        String prefix = own.length == 0 ? "" : own[0].getFullName();
        return prefix.isEmpty() || named.startsWith(prefix + separator) ? named : prefix + separator + named;
    }

    /** Makes the folders that mail is moved to, where they are missing. */
    void make(IMAPStore store) throws MessagingException {
        make(store, done);
        make(store, failed);
    }

    static void make(IMAPStore store, String name) throws MessagingException {
        if (name == null) {
            return;
        }
        Folder folder = store.getFolder(name);
        if (!folder.exists() && !folder.create(Folder.HOLDS_MESSAGES)) {
            throw new MessagingException("the folder " + name + " does not exist and the server does not make it");
        }
    }
}

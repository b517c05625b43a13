package io.inlet.pipeline.mailbox;

import io.inlet.message.CapturedBook;
import io.inlet.message.Inbox;
import io.inlet.message.Mode;
import io.inlet.pipeline.Logins;
import io.inlet.pipeline.mailbox.Comparison.FolderCount;
import io.inlet.pipeline.mailbox.Comparison.Missing;
import io.inlet.settings.EmailSettings;
import io.inlet.settings.EmailSettings.Protocol;
import io.inlet.settings.Inboxes;
import io.inlet.settings.Settings;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.pop3.POP3Folder;

/**
 * Compares a mailbox with the inbox: what lies in its folders, and what was captured. Changes nothing at either end, and may run beside the
 * gateway. Mails are looked at in pieces; of a mail that was moved, which has a new UID, time and size tell which it is, then its
 * Message-ID.
 */
public final class Reconciliation {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Settings settings;
    private final Logins logins;
    private final Inbox inbox;
    private final CapturedBook book;

    public Reconciliation(Settings settings, Logins logins, Inbox inbox, CapturedBook book) {
        this.settings = settings;
        this.logins = logins;
        this.inbox = inbox;
        this.book = book;
    }

    /** What follows {@code email} in the names of the mailboxes that are switched on. */
    public static Set<String> mailboxes(Settings settings) {
        Set<String> names = new TreeSet<>(settings.names(EmailSettings.ENABLED));
        names.removeIf(name -> !settings.get(EmailSettings.ENABLED.of(name)));
        return names;
    }

    /**
     * Compares one.
     *
     * @param suffix what follows {@code email} in its name
     * @throws IOException when the mailbox cannot be looked into; its text holds no secret
     */
    public Comparison compare(String suffix) throws IOException {
        MailAccount account = MailAccount.of(settings, suffix, PATIENCE);
        Redaction redaction = new Redaction(account.user());
        Store store = null;
        try {
            store = account.connect(logins.find(account.passwordSetting()), redaction);
            return account.protocol() == Protocol.POP3
                    ? pop3(suffix, account, store)
                    : imap(suffix, account, (IMAPStore) store);
        } catch (MessagingException | IOException | IllegalStateException failure) {
            throw new IOException(account.address() + ": " + redaction.say(failure));
        } finally {
            Closing.quietly(store);
        }
    }

    /** One mailbox's sums while they grow. */
    private static final class Sums {
        private long captured;
        private long waiting;
        private long left;
        private long retried;
        private final List<Missing> missing = new ArrayList<>();
        private final List<FolderCount> folders = new ArrayList<>();

        Comparison of(String suffix, String where, boolean moves) {
            return new Comparison(
                    "email" + suffix, where, folders, captured, waiting, left, retried, moves ? captured : 0, missing);
        }
    }

    private Comparison imap(String suffix, MailAccount account, IMAPStore store) throws MessagingException {
        String written = settings.get(EmailSettings.FOLDER.of(suffix));
        String where = account.address() + "/" + written;
        Progress progress =
                inbox.position("email:" + where).map(Progress::parse).orElse(Progress.NONE);
        String done = settings.find(EmailSettings.DONE_FOLDER.of(suffix)).orElse(null);
        String failed = settings.find(EmailSettings.FAILED_FOLDER.of(suffix)).orElse(null);
        Sums sums = new Sums();
        source(suffix, where, Folders.find(store, written), store, progress, sums);
        Prints prints = new Prints();
        if (done != null || failed != null) {
            book.each(Intake.CHANNEL, inboxOf(suffix), where + ";", (key, at, size) -> prints.add(at, size));
        }
        for (String name : Arrays.asList(done, failed)) {
            if (name != null) {
                moved(Folders.find(store, name), store, prints, name.equals(failed), sums);
            }
        }
        return sums.of(suffix, where, done != null && !isShadow(suffix));
    }

    private void source(String suffix, String where, String name, IMAPStore store, Progress progress, Sums sums)
            throws MessagingException {
        Instant since = since(suffix);
        try (FolderPieces folder = new FolderPieces(store, name)) {
            String begin = where + ";" + folder.validity() + ";";
            long watermark = folder.validity() == progress.uidValidity() ? progress.uid() : 0;
            folder.each(piece -> {
                Map<String, IMAPMessage> byKey = new LinkedHashMap<>();
                for (IMAPMessage message : piece) {
                    byKey.put(begin + folder.uid(message), message);
                }
                Set<String> known = book.known(Intake.CHANNEL, inboxOf(suffix), byKey.keySet());
                List<IMAPMessage> unknown = new ArrayList<>();
                for (Map.Entry<String, IMAPMessage> mail : byKey.entrySet()) {
                    long uid = folder.uid(mail.getValue());
                    if (known.contains(mail.getKey())) {
                        sums.captured += mail.getValue().isSet(Flags.Flag.DELETED) ? 0 : 1;
                    } else if (progress.failed().containsKey(Long.toString(uid)) && watermark > 0) {
                        sums.retried++;
                    } else if (since != null
                            && mail.getValue().getReceivedDate().toInstant().isBefore(since)) {
                        sums.left++;
                    } else if (uid > watermark) {
                        sums.waiting++;
                    } else {
                        unknown.add(mail.getValue());
                    }
                }
                sums.missing.addAll(missing(folder, unknown));
            });
            sums.folders.add(new FolderCount(name, folder.count()));
        }
    }

    /** @param givenUp mails here were not captured, on purpose: what is not known is counted, not missed */
    private void moved(String name, IMAPStore store, Prints prints, boolean givenUp, Sums sums)
            throws MessagingException {
        if (!store.getFolder(name).exists()) {
            return;
        }
        try (FolderPieces folder = new FolderPieces(store, name)) {
            folder.each(piece -> {
                List<IMAPMessage> unknown = new ArrayList<>();
                for (IMAPMessage message : piece) {
                    if (!prints.take(message.getReceivedDate().toInstant(), message.getSizeLong())) {
                        unknown.add(message);
                    }
                }
                if (givenUp) {
                    sums.retried += unknown.size();
                } else {
                    sums.missing.addAll(missing(folder, unknown));
                }
            });
            sums.folders.add(new FolderCount(name, folder.count()));
        }
    }

    /** Those that did not become an article through another door either. */
    private List<Missing> missing(FolderPieces folder, List<IMAPMessage> unknown) throws MessagingException {
        if (unknown.isEmpty()) {
            return List.of();
        }
        folder.readIds(unknown);
        List<Missing> all = new ArrayList<>();
        for (IMAPMessage message : unknown) {
            String id = Optional.ofNullable(message.getMessageID()).orElse("");
            all.add(new Missing(
                    folder.name(),
                    Long.toString(folder.uid(message)),
                    message.getReceivedDate().toInstant(),
                    message.getSizeLong(),
                    id.strip().replaceAll("^<|>$", "")));
        }
        Set<String> understood = book.understood(
                all.stream().map(Missing::messageId).filter(id -> !id.isEmpty()).toList());
        all.removeIf(mail -> understood.contains(mail.messageId()));
        return all;
    }

    private Comparison pop3(String suffix, MailAccount account, Store store) throws MessagingException {
        String where = account.address() + "/INBOX";
        Progress progress =
                inbox.position("email:" + where).map(Progress::parse).orElse(Progress.NONE);
        Sums sums = new Sums();
        POP3Folder folder = (POP3Folder) store.getFolder("INBOX");
        folder.open(Folder.READ_ONLY);
        try {
            Message[] messages = folder.getMessages();
            FetchProfile uidl = new FetchProfile();
            uidl.add(UIDFolder.FetchProfileItem.UID);
            folder.fetch(messages, uidl);
            Collection<String> keys = new HashSet<>();
            for (Message message : messages) {
                String id = folder.getUID(message);
                keys.add(account.address() + ";" + id);
                sums.retried += progress.failed().containsKey(id) ? 1 : 0;
            }
            sums.captured = book.known(Intake.CHANNEL, inboxOf(suffix), keys).size();
            sums.waiting = Math.max(0, messages.length - sums.captured - sums.retried);
            sums.folders.add(new FolderCount("INBOX", messages.length));
            return sums.of(suffix, where, settings.get(EmailSettings.DELETE_AFTER.of(suffix)) && !isShadow(suffix));
        } finally {
            Closing.quietly(folder);
        }
    }

    private String inboxOf(String suffix) {
        return settings.get(EmailSettings.INBOX.of(suffix));
    }

    private boolean isShadow(String suffix) {
        return Inboxes.of(settings).get(inboxOf(suffix)).mode() == Mode.SHADOW;
    }

    private Instant since(String suffix) {
        String since = settings.get(EmailSettings.SINCE.of(suffix));
        return since.equals("all")
                ? null
                : LocalDate.parse(since).atStartOfDay(ZoneId.systemDefault()).toInstant();
    }
}

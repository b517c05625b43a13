package io.inlet.pipeline.mailbox;

import io.inlet.pipeline.Login;
import io.inlet.pipeline.Logins;
import io.inlet.pipeline.oauth.TokenRefusedException;
import io.inlet.pipeline.vital.Finding;
import io.inlet.settings.EmailSettings;
import io.inlet.settings.EmailSettings.Protocol;
import io.inlet.settings.Setting;
import io.inlet.settings.Settings;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.imap.IMAPStore;

/** Goes into each mailbox that is switched on as its poller would, and looks whether its folders are there; changes nothing. */
public final class MailboxExamination {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Settings settings;
    private final Logins logins;

    public MailboxExamination(Settings settings, Logins logins) {
        this.settings = settings;
        this.logins = logins;
    }

    public List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        for (String suffix : new TreeSet<>(settings.names(EmailSettings.ENABLED))) {
            if (settings.get(EmailSettings.ENABLED.of(suffix))) {
                findings.addAll(examine(suffix));
            }
        }
        return findings;
    }

    private List<Finding> examine(String suffix) {
        String part = "mailbox:email" + suffix;
        MailAccount account = MailAccount.of(settings, suffix, PATIENCE);
        Login login = logins.find(account.passwordSetting());
        boolean closed = !login.isToken()
                && settings.find(EmailSettings.PASSWORD.of(suffix)).isEmpty();
        if (account.host().isEmpty() || account.user().isEmpty() || closed) {
            return List.of(Finding.fault(part, "mailbox-incomplete", "inlet.email" + suffix));
        }
        Redaction redaction = new Redaction(account.user());
        String where = account.address() + ":" + account.port();
        Store store = null;
        try {
            store = account.connect(login, redaction);
            List<Finding> missing = account.protocol() == Protocol.IMAP ? missing(part, store, suffix) : List.of();
            return missing.isEmpty() ? List.of(Finding.fine(part, "mailbox-fine", where)) : missing;
        } catch (TokenRefusedException refused) {
            return List.of(Finding.fault(part, "mailbox-token", where, redaction.say(refused), "email" + suffix));
        } catch (AuthenticationFailedException refused) {
            return List.of(
                    Finding.fault(part, "mailbox-login", where, redaction.say(refused), account.passwordSetting()));
        } catch (MessagingException | IOException | RuntimeException failure) {
            return List.of(Finding.fault(part, code(failure), where, redaction.say(failure)));
        } finally {
            Closing.quietly(store);
        }
    }

    private List<Finding> missing(String part, Store store, String suffix) throws MessagingException {
        List<Finding> missing = new ArrayList<>();
        for (Setting<String> setting : List.of(
                EmailSettings.FOLDER.of(suffix),
                EmailSettings.DONE_FOLDER.of(suffix),
                EmailSettings.FAILED_FOLDER.of(suffix))) {
            String name = settings.find(setting).orElse("");
            Folder folder = name.isBlank() ? null : store.getFolder(Folders.find((IMAPStore) store, name));
            // the other two are made at the first look
            if (folder != null && setting.key().endsWith(".folder") && !folder.exists()) {
                missing.add(Finding.fault(part, "mailbox-folder", name, setting.key()));
            } else if (folder != null && folder.exists() && (folder.getType() & Folder.HOLDS_MESSAGES) == 0) {
                missing.add(Finding.fault(part, "mailbox-folder-empty", name, setting.key()));
            }
        }
        return missing;
    }

    private static String code(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return "host-unknown";
            }
            if (cause instanceof SSLException) {
                return "tls-broken";
            }
        }
        return "unreachable";
    }
}

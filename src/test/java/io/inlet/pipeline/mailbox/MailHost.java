package io.inlet.pipeline.mailbox;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.awaitility.Awaitility;
import org.slf4j.LoggerFactory;

/** A GreenMail with one user on free ports of the loopback. */
final class MailHost implements AutoCloseable {
    static {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1)); // on a busy machine GreenMail takes its time
        ((Logger) LoggerFactory.getLogger("com.icegreen")).setLevel(Level.WARN); // else it writes down every byte
    }

    static final String USER = "desk";
    static final String PASSWORD = "MARKED-SECRET-4711";

    final GreenMail server;
    private final GreenMailUser user;

    MailHost(String... protocols) {
        ServerSetup[] setups = Arrays.stream(protocols)
                .map(protocol -> new ServerSetup(0, "127.0.0.1", protocol))
                .toArray(ServerSetup[]::new);
        server = new GreenMail(setups);
        server.start();
        try {
            user = server.getManagers().getUserManager().createUser("desk@example.org", USER, PASSWORD);
        } catch (UserException refused) {
            throw new IllegalStateException(refused);
        }
    }

    static MailHost imap() {
        return new MailHost(ServerSetup.PROTOCOL_IMAP);
    }

    int imapPort() {
        return server.getImap().getPort();
    }

    MailFolder folder(String name) {
        MailFolder inbox = inbox();
        if (name.equals("INBOX")) {
            return inbox;
        }
        try {
            return server.getManagers().getImapHostManager().getFolder(user, name);
        } catch (RuntimeException absent) {
            return null;
        }
    }

    MailFolder inbox() {
        try {
            return server.getManagers().getImapHostManager().getInbox(user);
        } catch (FolderException absent) {
            throw new IllegalStateException(absent);
        }
    }

    /** Puts a mail into INBOX; {@code text} with LF, stored with CRLF. */
    long put(String text) {
        return put(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    long put(byte[] bytes) {
        try {
            MimeMessage message =
                    new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
            return inbox().appendMessage(message, new Flags(), new Date());
        } catch (MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    long putMail(String subject) {
        return put("From: ann@example.net\nTo: desk@example.org\nSubject: " + subject + "\n\nHello\n");
    }

    List<String> subjects(String folder) {
        MailFolder found = folder(folder);
        return found == null
                ? List.of()
                : found.getMessages().stream().map(MailHost::subject).toList();
    }

    static String subject(StoredMessage message) {
        try {
            return message.getMimeMessage().getSubject();
        } catch (MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    void flag(String subject, Flags.Flag flag) {
        for (StoredMessage message : inbox().getMessages()) {
            if (subject(message).equals(subject)) {
                message.setFlag(flag, true);
            }
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}

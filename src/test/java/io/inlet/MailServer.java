package io.inlet;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.slf4j.LoggerFactory;

/** An IMAP server on a free port of the loopback; a user's name is the part of the address before the at sign. */
final class MailServer implements AutoCloseable {
    static {
        ((Logger) LoggerFactory.getLogger("com.icegreen")).setLevel(Level.WARN); // else it writes down every byte
    }

    private final GreenMail server =
            new GreenMail(new ServerSetup[] {new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)});
    private final Map<String, GreenMailUser> users = new HashMap<>();
    private final Map<String, String> passwords = new HashMap<>();

    MailServer() {
        server.start();
    }

    MailServer user(String name, String password) {
        users.put(name, server.setUser(name + "@inlet.example", name, password));
        passwords.put(name, password);
        return this;
    }

    /** The settings of a route that reads a user's mailbox, such as {@code email} or {@code email-sales}. */
    Map<String, String> settings(String route, String user) {
        String prefix = "inlet." + route + ".";
        return Map.of(
                prefix + "enabled",
                "true",
                prefix + "host",
                "127.0.0.1",
                prefix + "port",
                String.valueOf(server.getImap().getPort()),
                prefix + "security",
                "none",
                prefix + "user",
                user,
                prefix + "password",
                passwords.get(user),
                prefix + "inbox",
                user,
                prefix + "interval",
                "200ms");
    }

    /** Puts a mail into INBOX; {@code text} with LF, stored with CRLF. */
    void put(String user, String text) {
        put(user, text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    void put(String user, byte[] mail) {
        try {
            inbox(user)
                    .appendMessage(
                            new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail)),
                            new Flags(),
                            new Date());
        } catch (MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Folder, subject and flags of every mail of a user, such as {@code INBOX Hello seen}. */
    List<String> state(String user) {
        List<String> state = new ArrayList<>();
        try {
            for (MailFolder folder : server.getManagers().getImapHostManager().listMailboxes(users.get(user), "*")) {
                for (StoredMessage mail : folder.getMessages()) {
                    String flags = mail.isSet(Flags.Flag.SEEN) ? " seen" : "";
                    flags += mail.isSet(Flags.Flag.DELETED) ? " deleted" : "";
                    state.add(folder.getName() + " " + mail.getMimeMessage().getSubject() + flags);
                }
            }
        } catch (MessagingException | FolderException broken) {
            throw new IllegalStateException(broken);
        }
        return state;
    }

    private MailFolder inbox(String user) {
        try {
            return server.getManagers().getImapHostManager().getInbox(users.get(user));
        } catch (FolderException absent) {
            throw new IllegalStateException(absent);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}

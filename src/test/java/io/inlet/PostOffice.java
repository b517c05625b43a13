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

/** A mail server that takes mail by SMTP and gives it out by IMAP, on free ports of the loopback; all its users are at inlet.example. */
final class PostOffice implements AutoCloseable {
    static {
        ((Logger) LoggerFactory.getLogger("com.icegreen")).setLevel(Level.WARN); // else it writes down every byte
    }

    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP)
    });
    private final Map<String, GreenMailUser> users = new HashMap<>();

    PostOffice(String... names) {
        server.start();
        for (String name : names) {
            users.put(name, server.setUser(name + "@inlet.example", name, password(name)));
        }
    }

    static String password(String user) {
        return "secret-of-" + user;
    }

    int smtpPort() {
        return server.getSmtp().getPort();
    }

    /** The settings of a route that reads a user's mailbox and answers for it. */
    Map<String, String> settings(String suffix, String user) {
        Map<String, String> settings = new HashMap<>();
        String read = "inlet.email" + suffix + ".";
        settings.put(read + "enabled", "true");
        settings.put(read + "host", "127.0.0.1");
        settings.put(read + "port", String.valueOf(server.getImap().getPort()));
        settings.put(read + "security", "none");
        settings.put(read + "user", user);
        settings.put(read + "password", password(user));
        settings.put(read + "inbox", user);
        settings.put(read + "interval", "200ms");
        String reply = "inlet.reply.email" + suffix + ".";
        settings.put(reply + "enabled", "true");
        settings.put(reply + "host", "127.0.0.1");
        settings.put(reply + "port", String.valueOf(smtpPort()));
        settings.put(reply + "security", "none");
        settings.put(reply + "user", user);
        settings.put(reply + "password", password(user));
        settings.put(reply + "from", user + "@inlet.example");
        settings.put(reply + "null-sender", "false"); // GreenMail forgets an empty sender before the next command
        settings.put(reply + "name", "Служба поддержки");
        return settings;
    }

    /** The provider gives a user another password. */
    void changePassword(String user, String password) {
        users.get(user).setPassword(password);
    }

    /** Puts a mail into a user's INBOX; {@code text} with LF. */
    void put(String user, String text) {
        try {
            inbox(user)
                    .appendMessage(
                            new MimeMessage(
                                    Session.getInstance(new Properties()),
                                    new ByteArrayInputStream(
                                            text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))),
                            new Flags(),
                            new Date());
        } catch (MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** What a user finds in INBOX. */
    List<MimeMessage> mails(String user) {
        List<MimeMessage> mails = new ArrayList<>();
        for (StoredMessage mail : inbox(user).getMessages()) {
            mails.add(mail.getMimeMessage());
        }
        return mails;
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

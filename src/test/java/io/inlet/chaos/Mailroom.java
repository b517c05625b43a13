package io.inlet.chaos;

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
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.ConcurrentModificationException;
import java.util.Date;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.slf4j.LoggerFactory;

/** Two mailboxes on a real server: one read over IMAP, where what is taken is moved, one over POP3, where it is deleted. */
final class Mailroom implements AutoCloseable {
    static {
        ((Logger) LoggerFactory.getLogger("com.icegreen"))
                .setLevel(Level.ERROR); // a killed client is nothing to talk about
    }

    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_POP3)
    });
    private final Map<Kind, GreenMailUser> users = new EnumMap<>(Kind.class);

    Mailroom() {
        server.start();
        for (Kind kind : new Kind[] {Kind.IMAP, Kind.POP3}) {
            users.put(kind, server.setUser(kind.inbox + "@inlet.example", kind.inbox, "secret-of-" + kind.inbox));
        }
    }

    void configure(Map<String, String> settings) {
        mailbox(settings, "inlet.email.", Kind.IMAP, server.getImap().getPort());
        settings.put("inlet.email.done-folder", "Done");
        mailbox(settings, "inlet.email-pop.", Kind.POP3, server.getPop3().getPort());
        settings.put("inlet.email-pop.protocol", "pop3");
        settings.put("inlet.email-pop.delete-after", "true");
    }

    private static void mailbox(Map<String, String> settings, String prefix, Kind kind, int port) {
        settings.put(prefix + "enabled", "true");
        settings.put(prefix + "host", "127.0.0.1");
        settings.put(prefix + "port", String.valueOf(port));
        settings.put(prefix + "security", "none");
        settings.put(prefix + "user", kind.inbox);
        settings.put(prefix + "password", "secret-of-" + kind.inbox);
        settings.put(prefix + "inbox", kind.inbox);
        settings.put(prefix + "interval", "300ms");
    }

    void put(Item item) {
        byte[] mail = mail(item);
        append(item.kind(), mail);
        if (item.twin()) {
            append(Kind.POP3, mail);
        }
    }

    /** Tokens of what lies in a mailbox and is not taken. */
    Set<String> lying(Kind kind) {
        while (true) {
            Set<String> lying = new HashSet<>();
            try {
                for (StoredMessage mail : inbox(kind).getMessages()) {
                    lying.add(mail.getMimeMessage().getHeader("X-Token", null));
                }
                return lying;
            } catch (MessagingException broken) {
                throw new IllegalStateException(broken);
            } catch (ConcurrentModificationException changing) {
                Waiting.pause(Duration.ofMillis(5)); // the server gives its own list, while mail comes and goes
            }
        }
    }

    private static byte[] mail(Item item) {
        StringBuilder mail = new StringBuilder(
                        "From: Customer <" + item.address() + ">\r\nTo: support@inlet.example\r\n")
                .append("X-Token: " + item.token() + "\r\nSubject: Request " + item.token() + "\r\n")
                .append("Message-ID: " + id(item) + "\r\nDate: "
                        + DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                Instant.now().atOffset(ZoneOffset.UTC)) + "\r\n");
        if (item.original() != null) {
            mail.append("In-Reply-To: " + id(item.original()) + "\r\n");
        }
        mail.append("MIME-Version: 1.0\r\n");
        String text = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(Item.utf8(item.text())) + "\r\n";
        byte[] file = item.file();
        if (file == null) {
            mail.append(text);
        } else {
            mail.append("Content-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\n" + text + "--b\r\n")
                    .append(
                            "Content-Type: application/octet-stream; name=\"data.bin\"\r\nContent-Transfer-Encoding: base64\r\n")
                    .append("Content-Disposition: attachment; filename=\"data.bin\"\r\n\r\n"
                            + Base64.getMimeEncoder().encodeToString(file) + "\r\n--b--\r\n");
        }
        return Item.utf8(mail.toString());
    }

    private static String id(Item item) {
        return "<" + item.token() + "@customers.example>";
    }

    private void append(Kind kind, byte[] mail) {
        try {
            inbox(kind)
                    .appendMessage(
                            new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail)),
                            new Flags(),
                            new Date());
        } catch (MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private MailFolder inbox(Kind kind) {
        try {
            return server.getManagers().getImapHostManager().getInbox(users.get(kind));
        } catch (FolderException absent) {
            throw new IllegalStateException(absent);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}

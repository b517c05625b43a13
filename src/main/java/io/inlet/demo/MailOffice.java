package io.inlet.demo;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Field;
import java.util.Date;
import java.util.Properties;

/**
 * The demonstration's mail server: IMAP and SMTP on loopback, any free port. Its UIDVALIDITY is always the same, and a restart gives it
 * back the mails it had in their old order, so that every mail keeps its UID as on a server with a disk.
 */
final class MailOffice implements AutoCloseable {
    static final String PASSWORD = "demo-mailbox";
    private static final long UID_VALIDITY = 20261120;

    private final GreenMail server;

    private MailOffice(GreenMail server) {
        this.server = server;
    }

    static MailOffice open(String... accounts) {
        GreenMail server = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        MailOffice office = new MailOffice(server);
        for (String account : accounts) {
            office.open(account);
        }
        server.start();
        return office;
    }

    int imapPort() {
        return server.getImap().getPort();
    }

    int smtpPort() {
        return server.getSmtp().getPort();
    }

    /** A mail that was there before the restart: it gets the next UID, as it had. */
    void restore(String account, byte[] mail) throws MessagingException {
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
        inbox(account).appendMessage(message, new Flags(), new Date());
    }

    /** Sends over SMTP, as the rest of the world does; what is no mail is laid into the mailbox. */
    void send(String account, SampleMail mail) throws MessagingException {
        if (mail.isMail()) {
            MailClient.send(smtpPort(), address(account), mail.bytes());
        } else {
            MailClient.append(imapPort(), account, PASSWORD, mail.bytes());
        }
    }

    static String address(String account) {
        return account + "@inlet.example";
    }

    private void open(String account) {
        server.setUser(address(account), account, PASSWORD);
        keepUids(inbox(account));
    }

    private MailFolder inbox(String account) {
        GreenMailUser user = server.getUserManager().getUserByEmail(address(account));
        try {
            return server.getManagers().getImapHostManager().getInbox(user);
        } catch (FolderException impossible) {
            throw new IllegalStateException("the inbox of " + account, impossible);
        }
    }

    /** GreenMail takes the time of creation and has no setting for it. */
    private static void keepUids(MailFolder folder) {
        try {
            Field validity = folder.getClass().getDeclaredField("uidValidity");
            validity.setAccessible(true);
            validity.setLong(folder, UID_VALIDITY);
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException("this version of GreenMail keeps UIDVALIDITY elsewhere", changed);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}

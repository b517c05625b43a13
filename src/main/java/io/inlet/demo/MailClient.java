package io.inlet.demo;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Properties;

/** Brings bytes as they are to the mail server: over SMTP as the world does, or laid into a folder over IMAP as a device does. */
final class MailClient {
    private MailClient() {}

    static void send(int port, String recipient, byte[] mail) throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", String.valueOf(port));
        properties.put("mail.smtp.connectiontimeout", "10000");
        properties.put("mail.smtp.timeout", "60000");
        properties.put("mail.smtp.writetimeout", "60000");
        properties.put("mail.smtp.from", "sender@example.net");
        properties.put("mail.smtp.allow8bitmime", "false");
        Session session = Session.getInstance(properties);
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect();
            transport.sendMessage(new Bytes(session, mail), new InternetAddress[] {new InternetAddress(recipient)});
        }
    }

    /** Without the trace fields that SMTP puts in front (RFC 5321, 4.4). */
    static void append(int port, String user, String password, byte[] mail) throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail.imap.connectiontimeout", "10000");
        properties.put("mail.imap.timeout", "60000");
        properties.put("mail.imap.writetimeout", "60000");
        Session session = Session.getInstance(properties);
        try (Store store = session.getStore("imap")) {
            store.connect("127.0.0.1", port, user, password);
            store.getFolder("INBOX").appendMessages(new Message[] {new Bytes(session, mail)});
        }
    }

    /** Writes itself unchanged, so that nothing is repaired on the way. */
    private static final class Bytes extends MimeMessage {
        private final byte[] mail;

        Bytes(Session session, byte[] mail) {
            super(session);
            this.mail = mail;
        }

        @Override
        public void writeTo(OutputStream out, String[] ignoredHeaders) throws IOException {
            out.write(mail);
        }

        @Override
        public int getSize() {
            return mail.length;
        }

        @Override
        public void saveChanges() {
            // nothing to bring in order: the bytes are the message
        }
    }
}

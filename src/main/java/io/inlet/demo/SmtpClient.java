package io.inlet.demo;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Properties;

/** Sends bytes as they are over SMTP, a mail that is none included. */
final class SmtpClient {
    private SmtpClient() {}

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
        public void saveChanges() {
            // nothing to bring in order: the bytes are the message
        }
    }
}

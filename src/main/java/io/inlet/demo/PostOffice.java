package io.inlet.demo;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/**
 * The mail server of the customers: takes mails over SMTP (RFC 5321) on loopback, for anybody and from anybody, the empty return path of
 * automatic mails included, which the embedded server does not know. A mail is kept before it is acknowledged.
 */
final class PostOffice implements AutoCloseable {
    private final ServerSocket socket;
    private final Letters letters;

    PostOffice(Letters letters) throws IOException {
        this.letters = letters;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        thread(this::listen);
    }

    int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                thread(() -> talk(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket caller) {
        try (caller;
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1))) {
            OutputStream out = caller.getOutputStream();
            List<String> recipients = new ArrayList<>();
            say(out, "220 customers.example ESMTP");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String verb = line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT);
                switch (verb) {
                    case "RCPT" -> recipients.add(line.substring(line.indexOf('<') + 1, line.indexOf('>')));
                    case "MAIL", "RSET" -> recipients.clear();
                    case "DATA" -> {
                        say(out, "354 go on");
                        take(recipients, data(in));
                    }
                    default -> {}
                }
                say(out, verb.equals("QUIT") ? "221 bye" : "250 OK");
            }
        } catch (IOException | MessagingException | StringIndexOutOfBoundsException broken) {
            // the connection is cut: whoever sent it knows that nothing was acknowledged
        }
    }

    private void take(List<String> recipients, byte[] mail) throws MessagingException {
        for (String recipient : recipients) {
            letters.take(
                    recipient, new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail)));
        }
    }

    /** Until the line with a dot alone; a dot at a line's beginning was doubled (RFC 5321, 4.5.2). */
    private static byte[] data(BufferedReader in) throws IOException {
        ByteArrayOutputStream mail = new ByteArrayOutputStream();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals(".")) {
                return mail.toByteArray();
            }
            String text = line.startsWith(".") ? line.substring(1) : line;
            mail.writeBytes((text + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }
        throw new IOException("the mail broke off");
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "customers-mail");
        thread.setDaemon(true);
        thread.start();
    }
}

package io.inlet.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The mails that customers were sent, on disk before the sender hears that they were taken. Thread-safe. */
final class Letters implements AutoCloseable {
    /** A mail in a customer's mailbox; {@code text} its plain part. */
    record Letter(String to, String id, String subject, String text) {}

    private final LineLog log;
    private final List<Letter> all = new ArrayList<>();

    Letters(Path file) throws IOException {
        log = new LineLog(file);
        for (String line : log.found()) {
            all.add(LocalCall.JSON.readValue(line, Letter.class));
        }
    }

    void take(String to, MimeMessage mail) throws MessagingException {
        try {
            String subject = mail.getSubject() == null ? "" : mail.getSubject();
            take(new Letter(to, String.valueOf(mail.getMessageID()), subject, text(mail)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("reading a mail to " + to, unreadable);
        }
    }

    synchronized List<Letter> all() {
        return List.copyOf(all);
    }

    List<String> texts() {
        return all().stream().map(Letter::text).toList();
    }

    @Override
    public void close() {
        log.close();
    }

    private synchronized void take(Letter letter) throws JsonProcessingException {
        log.add(LocalCall.JSON.writeValueAsString(letter));
        all.add(letter);
    }

    private static String text(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/plain") && part.getContent() instanceof String text) {
            return text;
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String text = text(parts.getBodyPart(i));
                if (!text.isEmpty()) {
                    return text;
                }
            }
        }
        return "";
    }
}

package io.inlet.demo;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Mails, from the journal's count on. */
record MailScene(MailOffice office, Journal journal, Consumer<String> told) implements Scene {
    /** Gives the mail server back what it was given before; call it before the gateway looks. */
    static void restore(MailOffice office, Journal journal) throws IOException, MessagingException {
        for (SampleMail mail : Traffic.mails().subList(0, journal.mails())) {
            for (String mailbox : mail.mailboxes()) {
                office.restore(mailbox, mail.bytes());
            }
        }
    }

    @Override
    public void play() throws IOException, MessagingException {
        List<SampleMail> mails = Traffic.mails();
        for (SampleMail mail : mails.subList(journal.mails(), mails.size())) {
            journal.mailBegins();
            told.accept(mail.title());
            for (String mailbox : mail.mailboxes()) {
                office.send(mailbox, mail);
            }
        }
    }
}

package io.inlet.demo;

import io.inlet.ticket.Balance;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Plays the sample traffic against a running gateway, from where an earlier run was killed: mails from the journal's count on, posts from
 * as many as the gateway has counted, since each post is counted once whatever became of its answer.
 */
final class Player {
    private final MailOffice office;
    private final Journal journal;
    private final URI form;
    private final Balance balance;
    private final Consumer<String> told;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    Player(MailOffice office, Journal journal, URI form, Balance balance, Consumer<String> told) {
        this.office = office;
        this.journal = journal;
        this.form = form;
        this.balance = balance;
        this.told = told;
    }

    /** Gives the mail server back what it was given before; call it before the gateway looks. */
    static void restore(MailOffice office, Journal journal) throws IOException, MessagingException {
        for (SampleMail mail : Traffic.mails().subList(0, journal.mails())) {
            for (String mailbox : mail.mailboxes()) {
                office.restore(mailbox, mail.bytes());
            }
        }
    }

    void play() throws IOException, MessagingException, InterruptedException {
        List<SampleMail> mails = Traffic.mails();
        for (SampleMail mail : mails.subList(journal.mails(), mails.size())) {
            journal.mailBegins();
            told.accept(mail.title());
            for (String mailbox : mail.mailboxes()) {
                office.send(mailbox, mail);
            }
        }
        long posted = captured("web");
        for (SamplePost post : Traffic.posts()) {
            if (post.captured() && posted > 0) {
                posted--;
            } else {
                told.accept(post.title());
                post(post);
            }
        }
    }

    /** Whether everything was taken in, understood and delivered. */
    boolean isFinished() {
        Balance.Sheet sheet = balance.read();
        return captured(sheet, null) == Traffic.captures()
                && sheet.lines().stream().allMatch(line -> line.pending() == 0)
                && sheet.targets().stream().allMatch(target -> target.waiting() == 0 && target.unknown() == 0);
    }

    private long captured(String channel) {
        return captured(balance.read(), channel);
    }

    private static long captured(Balance.Sheet sheet, String channel) {
        return sheet.lines().stream()
                .filter(line -> channel == null || line.channel().equals(channel))
                .mapToLong(Balance.Line::captured)
                .sum();
    }

    private void post(SamplePost post) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(form)
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", post.mediaType())
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(post.body()));
        if (post.idempotencyKey() != null) {
            request.header("Idempotency-Key", post.idempotencyKey());
        }
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300 == post.captured()) {
            throw new IOException(
                    "the form answered " + answer.statusCode() + " to " + post.title() + ": " + answer.body());
        }
    }
}

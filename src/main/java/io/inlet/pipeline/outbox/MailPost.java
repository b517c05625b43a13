package io.inlet.pipeline.outbox;

import io.inlet.dispatch.Answer;
import io.inlet.dispatch.Call;
import io.inlet.dispatch.TargetConfig;
import io.inlet.settings.Secret;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.ResolveEndpointFailedException;

/**
 * Carries the mails of reply targets through {@code connectors/email-sink.kamelet.yaml}: one connection a mail. The mail is made here, so
 * that Camel adds nothing to it and nothing of an exchange becomes a header.
 */
final class MailPost {
    /** What is left of a lease when its mail has ended, to write that down. */
    private static final Duration MARGIN = Duration.ofSeconds(20);

    private final Map<String, SmtpAccount> accounts;
    private final Clock clock;
    private final Map<String, Line> lines = new ConcurrentHashMap<>();
    private CamelContext context;
    private ProducerTemplate template;

    /** One target's session, and the connector made for it. */
    private record Line(Session session, Endpoint endpoint) {}

    MailPost(Map<String, SmtpAccount> accounts, Clock clock) {
        this.accounts = Map.copyOf(accounts);
        this.clock = clock;
    }

    void attach(CamelContext camel, ProducerTemplate producers) {
        context = camel;
        template = producers;
    }

    /** Why this target can say nothing whatever comes. */
    Optional<String> obstacle(TargetConfig target) {
        try {
            line(target);
            return Optional.empty();
        } catch (ResolveEndpointFailedException wrong) {
            return Optional.of("connectors/email-sink.kamelet.yaml cannot be used for it");
        } catch (IllegalArgumentException unreadable) {
            return Optional.of(unreadable.getMessage());
        }
    }

    Answer send(Call.Send call, TargetConfig target) {
        SmtpAccount account = accounts.get(target.name());
        try {
            Secret used = account.secret(target);
            Answer answer = sendOnce(call, target);
            boolean again = answer instanceof Answer.Received refused
                    && refused.status() == SmtpAnswers.NOT_LET_IN
                    && account.access() != null
                    && account.access().renew(used);
            return again ? sendOnce(call, target) : answer;
        } catch (AuthenticationFailedException | IOException noToken) {
            return SmtpAnswers.of(noToken, false, target);
        }
    }

    private Answer sendOnce(Call.Send call, TargetConfig target) {
        Line line = line(target);
        OutgoingMail mail = mail(call, line.session(), lastEnd(target));
        Exchange exchange = line.endpoint().createExchange();
        exchange.getIn().setBody(mail);
        Exception failure = template.send(line.endpoint(), exchange).getException();
        if (failure == null) {
            return SmtpAnswers.taken();
        }
        if (mail.tooLate()) {
            return new Answer.Lost(false, "the server was too slow: the mail was broken off before its end");
        }
        if (failure instanceof MessagingException || failure instanceof IOException) {
            return SmtpAnswers.of(failure, mail.isComplete(), target);
        }
        throw new IllegalStateException("a mail ended in " + failure.getClass().getName(), failure);
    }

    /**
     * When a mail's content must be out, so that the server's word on it comes within the lease: afterwards another worker mails it too.
     */
    private Instant lastEnd(TargetConfig target) {
        return clock.instant()
                .plus(target.lease())
                .minus(target.responseTimeout())
                .minus(MARGIN);
    }

    private OutgoingMail mail(Call.Send call, Session session, Instant lastEnd) {
        try {
            return new OutgoingMail(session, call, clock, lastEnd);
        } catch (MessagingException | IOException unfit) {
            throw new IllegalArgumentException("a mail cannot be made of " + call.description(), unfit);
        }
    }

    private Line line(TargetConfig target) {
        return lines.computeIfAbsent(target.name(), name -> {
            String bean = "target-" + name;
            SmtpAccount account = accounts.get(name);
            Session session;
            try {
                session = account.session(target);
            } catch (IOException unreadable) {
                throw new IllegalArgumentException("its certificates: " + unreadable.getMessage(), unreadable);
            }
            Sinks.bind(context, bean + "-session", session);
            Sinks.bind(context, bean + "-login", account.authenticator(target));
            return new Line(
                    session,
                    Sinks.endpoint(
                            context,
                            "kamelet:email-sink/" + bean + "?noErrorHandler=true&host="
                                    + target.url().getHost() + "&port="
                                    + target.url().getPort()
                                    + "&session=" + bean + "-session&login=" + bean + "-login"));
        });
    }
}

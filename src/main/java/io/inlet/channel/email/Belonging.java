package io.inlet.channel.email;

import io.inlet.channel.email.mime.MailHeaders;
import io.inlet.message.ThreadHint;
import io.inlet.message.ThreadHint.Topic;
import io.inlet.settings.Partner;
import io.inlet.ticket.TicketNumber;
import io.inlet.ticket.TicketTokens;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a mail says about belonging: the mails that it answers (RFC 5322, 3.6.4), our own signed token in an id, an address or the subject,
 * Outlook's conversation, and the number of a partner's desk.
 */
public final class Belonging {
    /** Without tokens and partners: what every mail says by itself. */
    public static final Belonging PLAIN = new Belonging(TicketTokens.ofNobody(), List.of());
    /** Where delivering servers keep the address that a mail was sent to, when the recipients do not tell. */
    private static final List<String> DELIVERED =
            List.of("Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To");

    private final TicketTokens tokens;
    private final List<Partner> partners;

    public Belonging(TicketTokens tokens, List<Partner> partners) {
        this.tokens = Objects.requireNonNull(tokens, "tokens");
        this.partners = List.copyOf(partners);
    }

    /** @param returned what a report is about: it answers that */
    ThreadHint of(MailHeaders headers, Envelope envelope, ReturnedMail returned) {
        List<String> inReplyTo = joined(MessageIds.all(headers.all("In-Reply-To")), returned.ids());
        List<String> references = joined(returned.answered(), MessageIds.all(headers.all("References")));
        List<Topic> topics = new ArrayList<>();
        ThreadIndex.topic(headers.first("Thread-Index")).ifPresent(topics::add);
        partnerTopic(envelope).ifPresent(topics::add);
        String ticket = tokens.find(signed(headers, envelope, inReplyTo, references))
                .map(TicketNumber::text)
                .orElse(null);
        return ThreadHint.ofMail(inReplyTo, references, ticket, topics);
    }

    /** Where tokens stand, the nearest first: the newest of the mails that it answers, and what is last in a subject. */
    private static List<String> signed(
            MailHeaders headers, Envelope envelope, List<String> inReplyTo, List<String> references) {
        List<String> places = new ArrayList<>(references);
        Collections.reverse(places);
        places.addAll(0, inReplyTo);
        envelope.recipients().forEach(recipient -> places.add(recipient.email()));
        DELIVERED.forEach(field -> places.addAll(headers.all(field)));
        places.add(envelope.subject());
        return places;
    }

    private static List<String> joined(List<String> some, List<String> others) {
        Set<String> all = new LinkedHashSet<>(some);
        all.addAll(others);
        return List.copyOf(all);
    }

    private Optional<Topic> partnerTopic(Envelope envelope) {
        return partners.stream()
                .flatMap(partner -> partner.number(envelope.sender().email(), envelope.subject()).stream()
                        .map(number -> new Topic(Topic.Kind.PARTNER, partner.name() + " " + number, true)))
                .findFirst();
    }
}

package io.inlet.dispatch.reply;

import io.inlet.message.InboundMessage;
import io.inlet.message.Party;
import io.inlet.message.Recipient;
import io.inlet.ticket.Article;
import java.util.List;

/**
 * A message of a customer, as far as an answer to it needs.
 *
 * @param subject of that message; may be empty
 * @param language ISO 639-1, null when unknown
 */
public record Heard(
        String channel,
        String inbox,
        Party sender,
        List<Recipient> recipients,
        String externalId,
        String subject,
        String language) {
    public static Heard of(InboundMessage message) {
        return new Heard(
                message.channel(),
                message.inbox(),
                message.sender(),
                message.recipients(),
                message.externalId(),
                message.subject(),
                message.language());
    }

    public static Heard of(Article article) {
        return new Heard(
                article.channel(),
                article.inboxes().get(0),
                article.sender(),
                article.recipients(),
                article.externalId(),
                article.subject(),
                article.language());
    }

    /** Where an answer by e-mail goes: as Reply-To asks (RFC 5322, 3.6.2), else to the sender; null where there is no address. */
    String mailbox() {
        return recipients.stream()
                .filter(recipient -> recipient.kind().equals("reply-to") && recipient.email() != null)
                .map(Recipient::email)
                .findFirst()
                .orElse(sender.email());
    }

    /** The chat of a message whose external id is {@code <chat>/<message>}; null for others. */
    String chat() {
        int slash = externalId.lastIndexOf('/');
        return slash <= 0 ? null : externalId.substring(0, slash);
    }
}

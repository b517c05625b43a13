package io.inlet.dispatch.reply;

import io.inlet.message.Automation;
import io.inlet.message.InboundMessage;
import io.inlet.message.Party;
import io.inlet.message.Recipient;
import io.inlet.ticket.Article;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A message of a customer, as far as an answer to it needs.
 *
 * @param subject of that message; may be empty
 * @param language ISO 639-1, null when unknown
 * @param automation whether a machine wrote it
 */
public record Heard(
        String channel,
        String inbox,
        Party sender,
        List<Recipient> recipients,
        String externalId,
        String subject,
        String language,
        Automation.Kind automation) {
    public static Heard of(InboundMessage message) {
        return new Heard(
                message.channel(),
                message.inbox(),
                message.sender(),
                message.recipients(),
                message.externalId(),
                message.subject(),
                message.language(),
                message.automation().kind());
    }

    public static Heard of(Article article) {
        return new Heard(
                article.channel(),
                article.inboxes().get(0),
                article.sender(),
                article.recipients(),
                article.externalId(),
                article.subject(),
                article.language(),
                article.automation().kind());
    }

    /** Where the sender asks an answer by e-mail to go (RFC 5322, 3.6.2). */
    public Optional<String> replyTo() {
        return recipients.stream()
                .filter(Heard::isReplyTo)
                .map(Recipient::email)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** The same, but answered to its sender. */
    public Heard withoutReplyTo() {
        List<Recipient> others =
                recipients.stream().filter(recipient -> !isReplyTo(recipient)).toList();
        return new Heard(channel, inbox, sender, others, externalId, subject, language, automation);
    }

    private static boolean isReplyTo(Recipient recipient) {
        return recipient.kind().equals("reply-to");
    }

    /**
     * Where an answer by e-mail goes: as Reply-To asks, else to the sender; null where there is no address.
     *
     * @param own addresses of this installation, in lower case: nobody is answered by a mail to ourselves
     */
    String mailbox(Set<String> own) {
        return replyTo()
                .filter(address -> !own.contains(address.strip().toLowerCase(Locale.ROOT)))
                .orElse(sender.email());
    }

    /** The chat of a message whose external id is {@code <chat>/<message>}; null for others. */
    String chat() {
        int slash = externalId.lastIndexOf('/');
        return slash <= 0 ? null : externalId.substring(0, slash);
    }
}

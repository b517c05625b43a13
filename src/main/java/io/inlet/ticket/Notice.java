package io.inlet.ticket;

import io.inlet.message.Party;
import java.util.Objects;

/**
 * Something that Inlet tells a customer in the channel that the customer used. It becomes an outgoing article, and a delivery to the
 * channel's reply target.
 *
 * @param target name of the reply target that carries it
 * @param to whom: the part that the channel needs (e-mail address, or chat id as {@link Party#id})
 * @param subject may be empty; {@code {number}} stands for the ticket's number in subject and text
 * @param replyTo external id of the message that it answers; null for none
 */
public record Notice(
        Kind kind,
        String target,
        String channel,
        Party to,
        String subject,
        String text,
        String language,
        String replyTo) {
    public Notice {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(text, "text");
    }

    /** What is said; the first two are automatic, and bounded by budgets. */
    public enum Kind {
        ACKNOWLEDGEMENT,
        STATUS,
        ANSWER
    }
}

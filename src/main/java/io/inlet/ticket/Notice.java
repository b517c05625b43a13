package io.inlet.ticket;

import io.inlet.message.Party;
import java.util.Locale;
import java.util.Objects;

/**
 * Something that Inlet tells a customer in the channel that the customer used. It becomes an outgoing article, and a delivery to the
 * channel's reply target.
 *
 * @param target name of the reply target that carries it
 * @param to whom: the part that the channel needs (e-mail address, or chat id as {@link Party#id})
 * @param subject may be empty; {@link #NUMBER} stands for the ticket's number in subject and text
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
    /** Stands for a number that is not drawn yet. Of private-use characters, so that no customer's words are taken for it. */
    public static final String NUMBER = "\uE000number\uE001";

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
        ANSWER;

        public boolean automatic() {
            return this != ANSWER;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** With the ticket's number in its place. */
    public Notice of(TicketNumber number) {
        return new Notice(
                kind,
                target,
                channel,
                to,
                subject.replace(NUMBER, number.text()),
                text.replace(NUMBER, number.text()),
                language,
                replyTo);
    }
}

package io.inlet.message;

import java.util.List;
import java.util.Objects;

/**
 * What the sender's system says about belonging.
 *
 * @param inReplyTo message ids without brackets (RFC 5322, 3.6.4)
 * @param references message ids, oldest first
 * @param chat the conversation: within its window further messages join its open ticket. A provider's chat id; for missed calls the
 *     caller's number
 * @param replyTo the external id of the message that is answered or edited
 * @param call the id of a telephone call: all its events are one ticket, whenever they come
 * @param ticket the number of a ticket of ours, proved by its signed token
 * @param topics names of what a mail is about, under which other mails are known
 * @param pieces all messages that this one was made of, when there are several; later ones may name any of them
 * @param bearing what it may do to tickets
 * @param withContact belongs to the newest open ticket of its sender, if nothing nearer is found
 */
public record ThreadHint(
        List<String> inReplyTo,
        List<String> references,
        String chat,
        String replyTo,
        String call,
        String ticket,
        List<Topic> topics,
        List<Piece> pieces,
        Bearing bearing,
        boolean withContact) {
    /** One message of several: its external id, and what it says. */
    public record Piece(String externalId, String text) {}

    /**
     * What several mails are about, when none of them names another.
     *
     * @param answers whether the mail goes on with what was said under the name; else it only may be the first
     */
    public record Topic(Kind kind, String name, boolean answers) {
        public enum Kind {
            /** A conversation of Outlook and Exchange: of those who take part in it. */
            OUTLOOK,
            /** A partner's own ticket number: of all whom the partner writes as. */
            PARTNER
        }
    }

    public static final ThreadHint NONE = ofMail(List.of(), List.of());

    public ThreadHint {
        inReplyTo = List.copyOf(inReplyTo);
        references = List.copyOf(references);
        topics = List.copyOf(topics);
        pieces = List.copyOf(pieces);
        Objects.requireNonNull(bearing, "bearing");
    }

    public static ThreadHint ofMail(List<String> inReplyTo, List<String> references) {
        return ofMail(inReplyTo, references, null, List.of());
    }

    /** A mail that names a ticket of ours or a topic besides; {@code ticket} null for none. */
    public static ThreadHint ofMail(
            List<String> inReplyTo, List<String> references, String ticket, List<Topic> topics) {
        return new ThreadHint(inReplyTo, references, null, null, null, ticket, topics, List.of(), Bearing.OPENS, false);
    }

    /** A message of a chat; {@code replyTo} null when it answers none in particular. */
    public static ThreadHint ofChat(String chat, String replyTo, List<Piece> pieces, Bearing bearing) {
        return new ThreadHint(List.of(), List.of(), chat, replyTo, null, null, List.of(), pieces, bearing, false);
    }

    /** Events of a call; {@code chat} null when they belong to no conversation beside the call. */
    public static ThreadHint ofCall(String call, String chat, Bearing bearing, boolean withContact) {
        return new ThreadHint(List.of(), List.of(), chat, null, call, null, List.of(), List.of(), bearing, withContact);
    }

    /** Whether the sender's system names an earlier message, or a conversation that had one. */
    public boolean namesOriginal() {
        return !inReplyTo.isEmpty()
                || !references.isEmpty()
                || replyTo != null
                || ticket != null
                || topics.stream().anyMatch(topic -> topic.kind() == Topic.Kind.OUTLOOK && topic.answers());
    }
}

package io.inlet.dispatch.reply;

/** Fields of an outgoing article that tell its reply target how to say it. */
public final class ReplyFields {
    /** What it is: the word of a {@link io.inlet.ticket.Notice.Kind}. */
    public static final String NOTICE = "notice";
    /** The chat that it goes to, in the provider's notation. */
    public static final String CHAT = "chat";
    /** The external id of the message that it answers. */
    public static final String REPLY_TO = "reply-to";

    private ReplyFields() {}
}

package io.inlet.channel.telegram;

import io.inlet.channel.telegram.Piece.Kind;
import io.inlet.message.Attachment;
import io.inlet.message.Automation;
import io.inlet.message.MalformedMessageException;
import io.inlet.message.Party;
import io.inlet.message.Trust;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a message or a pressed button as a piece. */
final class PieceReader {
    private final Node message;
    private final Node chat;
    private final boolean edit;
    private final long id;
    private final String place;
    private final String prefix;

    private PieceReader(Node message, Node chat, boolean edit) throws MalformedMessageException {
        this.message = message;
        this.chat = chat;
        this.edit = edit;
        this.id = message.neededWhole("message_id");
        this.place = place(message, chat);
        this.prefix = place + "/";
    }

    /** Empty for a sticker without an emoji, which says nothing that can be read. */
    static Optional<Piece> said(Node message, Node chat, boolean edit) throws MalformedMessageException {
        return new PieceReader(message, chat, edit).said();
    }

    static Piece pressed(Node callback) throws MalformedMessageException {
        Node message = callback.needed("message");
        Node chat = message.needed("chat");
        PieceReader reader = new PieceReader(message, chat, false);
        String data = callback.text("data");
        String call = callback.text("id");
        Node from = callback.needed("from");
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("callback", String.valueOf(call));
        fields.put("callback-data", data == null ? "" : data);
        String words = Buttons.label(message, data);
        return new Piece(
                Kind.PRESSED,
                reader.conversation(),
                reader.id,
                reader.prefix + "callback-" + call,
                Senders.user(from),
                reader.prefix + reader.id,
                "",
                words,
                null,
                List.of(),
                null,
                true,
                from.text("language_code"),
                Automation.NONE,
                Trust.NONE,
                null,
                fields);
    }

    private Optional<Piece> said() throws MalformedMessageException {
        boolean captioned = message.has("caption");
        Markup markup =
                captioned ? Markup.of(message, "caption", "caption_entities") : Markup.of(message, "text", "entities");
        List<Attachment> files = new ArrayList<>(Media.of(message, id));
        Extras extras = Extras.of(message, id);
        files.addAll(extras.files());
        if (files.isEmpty() && extras.lines().isEmpty() && !captioned && !message.has("text")) {
            if (message.has("sticker")) {
                return Optional.empty();
            }
            throw new MalformedMessageException(
                    "a message of a kind that Inlet does not know; it has " + message.names());
        }
        String plain = markup.plain();
        String userLanguage = userLanguage();
        List<String> lines = new ArrayList<>(plain.isBlank() ? List.of() : List.of(plain));
        lines.addAll(extras.lines());
        files.forEach(file -> TooLarge.line(file, plain, userLanguage).ifPresent(lines::add));
        String words = String.join("\n", lines);
        String quote = quote();
        Party sender = Senders.of(message, chat);
        boolean own = extras.isOwnContact();
        return Optional.of(new Piece(
                edit ? Kind.EDITED : Kind.SAID,
                conversation(),
                id,
                prefix + id,
                own ? new Party(sender.name(), null, extras.phone(), sender.id(), sender.handle()) : sender,
                edit ? prefix + id : replyTo(),
                quote,
                words,
                html(markup, plain, quote, words),
                files,
                message.text("media_group_id"),
                files.isEmpty() && SmallTalk.isAgreement(words),
                userLanguage,
                Senders.automation(message),
                own ? new Trust("phone", List.of("own-contact")) : Trust.NONE,
                Moments.of(message, edit ? "edit_date" : "date"),
                fields(extras)));
    }

    private Map<String, String> fields(Extras extras) throws MalformedMessageException {
        Map<String, String> fields = new LinkedHashMap<>(extras.fields());
        if (edit) {
            fields.put("edit", "true");
        }
        fields.putAll(Origins.of(message));
        String type = chat.text("type");
        if (type != null && !type.equals("private")) {
            fields.put("chat-type", type);
            fields.put("chat-title", String.valueOf(chat.text("title")));
        }
        String business = message.text("business_connection_id");
        if (business != null) {
            fields.put("business-connection", business);
        }
        return fields;
    }

    private static String html(Markup markup, String plain, String quote, String words) {
        String html = markup.html();
        if (html == null) {
            return null;
        }
        String before = quote.isEmpty() ? "" : "<blockquote>" + Markup.html(quote) + "</blockquote>";
        return before + html + Markup.html(words.substring(plain.isBlank() ? 0 : plain.length()));
    }

    private String conversation() throws MalformedMessageException {
        Optional<Long> topic = message.whole("message_thread_id");
        return topic.isPresent() && message.flag("is_topic_message") ? place + ":" + topic.get() : place;
    }

    /**
     * The chat. One of a business account is independent of the bot's own, and of another account's, that have the same number
     * (core.telegram.org/bots/api, Message, business_connection_id).
     */
    private static String place(Node message, Node chat) throws MalformedMessageException {
        String business = message.text("business_connection_id");
        String number = Long.toString(chat.neededWhole("id"));
        return business == null ? number : business + ":" + number;
    }

    /** Every message of a forum's topic answers the topic's first message, which means nothing. */
    private String replyTo() throws MalformedMessageException {
        Optional<Node> original = message.object("reply_to_message");
        if (original.isEmpty()) {
            return null;
        }
        long originalId = original.get().neededWhole("message_id");
        boolean topic = message.flag("is_topic_message")
                && message.whole("message_thread_id").equals(Optional.of(originalId));
        return topic ? null : prefix + originalId;
    }

    private String quote() throws MalformedMessageException {
        Optional<Node> quote = message.object("quote");
        String text = quote.isPresent() ? quote.get().text("text") : null;
        return text == null ? "" : text.strip();
    }

    private String userLanguage() throws MalformedMessageException {
        Optional<Node> from = message.object("from");
        return from.isPresent() ? from.get().text("language_code") : null;
    }
}

package io.inlet.channel.telegram;

import io.inlet.message.Attachment;
import io.inlet.message.Automation;
import io.inlet.message.Party;
import io.inlet.message.Trust;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What one update says; several of them may be one message.
 *
 * @param chat the chat's id, of a forum with {@code :} and the topic's, of a business account after its connection's and {@code :}
 * @param id of the message; for a pressed button that of the message with the button
 * @param externalId {@code <chat id>/<message id>}, of a business account {@code <connection id>:<chat id>/<message id>}
 * @param replyTo external id of the message that is answered, edited or has the pressed button; null for none
 * @param words what its sender said, without quote
 * @param html sanitised, of quote and words; null where they are plain
 * @param slight asks for nothing
 */
record Piece(
        Kind kind,
        String chat,
        long id,
        String externalId,
        Party sender,
        String replyTo,
        String quote,
        String words,
        String html,
        List<Attachment> files,
        String album,
        boolean slight,
        String userLanguage,
        Automation automation,
        Trust trust,
        Instant sentAt,
        Map<String, String> fields) {
    /** How it came. */
    enum Kind {
        SAID,
        EDITED,
        PRESSED
    }

    /** All visible text: what is quoted stands before what is said. */
    String text() {
        return quote.isEmpty()
                ? words
                : quote.lines().map(line -> "> " + line).reduce("", (all, line) -> all + line + "\n") + words;
    }

    String asHtml() {
        return html == null ? Markup.html(text()) : html;
    }

    String conversation() {
        return chat + ' ' + sender.id();
    }
}

package io.inlet.channel.telegram;

import io.inlet.message.MalformedMessageException;
import java.time.Instant;
import java.util.List;

/**
 * What whoever takes an update in must know of it: which one it is, and what it waits for.
 *
 * @param key names the update beside its number, which Telegram may begin anew: chat, message, and the moment of the edit; null for an
 *     update that is no message
 * @param conversation who speaks where: what comes from there in quick succession is one message; null for what stands alone
 * @param album id of the album that the message belongs to, or null
 * @param edit corrects an earlier message, which must be stored first
 * @param words what is said; empty for an event
 */
public record Envelope(String key, String conversation, String album, boolean edit, String words) {
    /** @throws MalformedMessageException when the mapper would not understand the update either */
    public static Envelope of(byte[] update) throws MalformedMessageException {
        List<Update> updates = Update.all(update);
        if (updates.size() != 1) {
            throw new MalformedMessageException("one update was to be read, not " + updates.size());
        }
        Piece piece = Reading.of(updates.get(0)).piece();
        if (piece == null) {
            return new Envelope(null, null, null, false, "");
        }
        return switch (piece.kind()) {
            case SAID -> new Envelope(piece.externalId(), piece.conversation(), piece.album(), false, piece.words());
            case EDITED ->
                new Envelope(piece.externalId() + ":" + seconds(piece.sentAt()), null, null, true, piece.words());
            case PRESSED -> new Envelope(piece.externalId(), null, null, false, "");
        };
    }

    private static long seconds(Instant moment) {
        return moment == null ? 0 : moment.getEpochSecond();
    }
}

package io.inlet.channel.telegram;

import io.inlet.channel.ChannelMapper;
import io.inlet.message.InboundMessage;
import io.inlet.message.MalformedMessageException;
import io.inlet.message.Mapped;
import io.inlet.message.RawMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes messages of a bot's updates, one row being one update as the Bot API sent it. What one sender said in one chat, in rows that were
 * claimed together, is one message; an edit and a pressed button stand alone. Reads a message without its update and an answer to
 * getUpdates as well, as archives have them; in those only albums are put together, since nobody knows when the rest was read.
 */
public final class TelegramMapper implements ChannelMapper {
    /** Header of a raw update: the bot's number, since an inbox may be given another bot. */
    public static final String BOT_HEADER = "InletBot";

    static final String CHANNEL = "telegram";

    /** An answer of 100 updates of at most 64 KiB, and some air. */
    private static final int LONGEST = 8 << 20;

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Mapped map(List<RawMessage> group) throws MalformedMessageException {
        Map<String, List<Piece>> together = new LinkedHashMap<>();
        Map<String, RawMessage> rows = new LinkedHashMap<>();
        List<Map<String, String>> events = new ArrayList<>();
        for (RawMessage raw : group) {
            for (Update update : Update.all(bytes(raw))) {
                Reading reading = Reading.of(update);
                if (reading.piece() == null) {
                    events.add(reading.event());
                } else {
                    String key = key(reading.piece(), group.size() > 1, together.size());
                    together.computeIfAbsent(key, first -> new ArrayList<>()).add(reading.piece());
                    rows.putIfAbsent(key, raw);
                }
            }
        }
        List<InboundMessage> messages = new ArrayList<>();
        together.forEach((key, pieces) -> messages.add(new Composition(rows.get(key), pieces).message()));
        return new Mapped(messages, events);
    }

    private static String key(Piece piece, boolean claimedTogether, int number) {
        if (piece.kind() != Piece.Kind.SAID) {
            return "alone " + number;
        }
        if (claimedTogether) {
            return "said " + piece.conversation();
        }
        return piece.album() == null ? "alone " + number : "album " + piece.conversation() + " " + piece.album();
    }

    private static byte[] bytes(RawMessage raw) throws MalformedMessageException {
        try (InputStream in = raw.open()) {
            byte[] bytes = in.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new MalformedMessageException("an update has 64 KiB at most; this is longer than " + LONGEST);
            }
            return bytes;
        } catch (IOException broken) {
            throw new UncheckedIOException("reading the update " + raw.id(), broken);
        }
    }
}

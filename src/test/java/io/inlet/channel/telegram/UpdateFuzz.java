package io.inlet.channel.telegram;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.inlet.channel.Sound;
import io.inlet.message.Content;
import io.inlet.message.Header;
import io.inlet.message.Lane;
import io.inlet.message.MalformedMessageException;
import io.inlet.message.Mode;
import io.inlet.message.RawMessage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Any bytes as an update of a bot. */
class UpdateFuzz {
    private static final TelegramMapper MAPPER = new TelegramMapper();

    @FuzzTest
    void anyBytes(byte[] update) {
        RawMessage raw = raw(update);
        boolean understood = Sound.map(MAPPER, List.of(raw), update.length) != null;
        Sound.map(MAPPER, List.of(raw, raw), 2L * update.length);
        Sound.require(understood || !isLetIn(update), "let in as understood, but the mapper refuses it");
    }

    private static boolean isLetIn(byte[] update) {
        try {
            Envelope envelope = Envelope.of(update);
            return envelope.words() != null;
        } catch (MalformedMessageException refused) {
            return false;
        }
    }

    private static RawMessage raw(byte[] update) {
        return new RawMessage(
                new UUID(1, 1),
                "telegram",
                null,
                "main",
                "telegram",
                Mode.LIVE,
                Lane.FAST,
                "key",
                List.of(new Header(TelegramMapper.BOT_HEADER, "7")),
                "application/json",
                update.length,
                Instant.EPOCH,
                Content.of(update));
    }
}

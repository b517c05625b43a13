package io.inlet.pipeline.bot;

import io.inlet.channel.telegram.Envelope;
import io.inlet.channel.telegram.TelegramMapper;
import io.inlet.message.Arrival;
import io.inlet.message.Content;
import io.inlet.message.Header;
import io.inlet.message.Ids;
import io.inlet.message.MalformedMessageException;
import io.inlet.message.RawMessage;
import io.inlet.settings.Inboxes;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;

/**
 * Makes an arrival of an update, whichever way it came: the same keys, groups and due times for the poller and the door. What cannot be
 * read is taken in alone, and parked by whoever tries to understand it. Thread-safe.
 */
final class UpdateIntake {
    static final String CHANNEL = "telegram";
    static final String UPDATE_HEADER = "InletUpdate";

    private final String inbox;
    private final Inboxes.Entry entry;
    private final Bursts bursts;
    private final UrgentWords urgent;
    private final Clock clock;

    UpdateIntake(BotAccount account, Inboxes.Entry entry, UrgentWords urgent, Clock clock) {
        this.inbox = account.inbox();
        this.entry = entry;
        this.bursts = new Bursts(account.settle(), account.settleMost(), clock);
        this.urgent = urgent;
        this.clock = clock;
    }

    /** The number that Telegram gave an update; empty where it has none. */
    static OptionalLong number(byte[] update) {
        try {
            String digits = JsonSlice.of(update)
                    .member("update_id")
                    .map(JsonSlice::text)
                    .orElse("");
            return digits.matches("[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(digits)) : OptionalLong.empty();
        } catch (IOException unreadable) {
            return OptionalLong.empty();
        }
    }

    /** @param botId the bot's number: one inbox may be given another bot */
    Arrival arrival(String botId, byte[] update) {
        Envelope envelope = envelope(update);
        String number =
                number(update).isPresent() ? Long.toString(number(update).getAsLong()) : "?";
        String key = envelope == null || envelope.key() == null ? digest(update) : envelope.key();
        Arrival arrival = Arrival.of(raw(botId, botId + ":" + number + ":" + key, number, update));
        if (envelope == null) {
            return arrival;
        }
        if (envelope.edit()) {
            return arrival.grouped(null, bursts.afterwards());
        }
        if (envelope.conversation() == null) {
            return arrival;
        }
        Bursts.Due due = bursts.next(envelope.conversation(), envelope.album(), urgent.in(envelope.words()));
        Arrival grouped =
                arrival.grouped("chat " + envelope.conversation(), due.at()).within(due.most());
        return due.hurry() ? grouped.hurrying() : grouped;
    }

    private RawMessage raw(String botId, String sourceKey, String number, byte[] update) {
        Instant now = clock.instant();
        return new RawMessage(
                Ids.at(now),
                CHANNEL,
                null,
                entry.brand(),
                inbox,
                entry.mode(),
                entry.lane(),
                sourceKey,
                List.of(new Header(UPDATE_HEADER, number), new Header(TelegramMapper.BOT_HEADER, botId)),
                "application/json",
                update.length,
                now,
                Content.of(update));
    }

    /** Null for what cannot be read. */
    private static Envelope envelope(byte[] update) {
        try {
            return Envelope.of(update);
        } catch (MalformedMessageException | RuntimeException unreadable) {
            return null; // no error of ours in reading may keep an update out
        }
    }

    private static String digest(byte[] update) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(update);
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}

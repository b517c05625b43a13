package io.inlet.channel.phone;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a call centre told of one call at one moment. Parts that it does not tell are null, empty for lists.
 *
 * @param key the source key: the same for the same event told again
 * @param name of the event as it was sent
 * @param call the call's id, unique at its call centre
 * @param leg which of several connections of the call
 * @param sequence the sender's own order within the call
 * @param from as sent; see {@link CallNumber}
 * @param rung whom it rang at, or who calls out
 * @param agent who answered
 * @param cause why it ended, such as normalClearing, busy, cancel, noAnswer, congestion, notFound, forwarded
 * @param talked seconds of conversation
 * @param waited seconds before the answer or the end
 */
public record CallEvent(
        String key,
        Kind kind,
        String name,
        String call,
        String leg,
        Long sequence,
        Direction direction,
        String from,
        String to,
        String queue,
        List<String> rung,
        String agent,
        String cause,
        Long talked,
        Long waited,
        Recording recording,
        Instant occurredAt,
        Instant receivedAt) {
    public CallEvent {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(call, "call");
        Objects.requireNonNull(receivedAt, "receivedAt");
        rung = List.copyOf(rung);
    }

    /** What an event means, in the order in which they happen. */
    public enum Kind {
        STARTED,
        ANSWERED,
        ENDED,
        MISSED,
        RECORDED,
        /** Tolerated: it means nothing to us. */
        OTHER
    }

    /** Who called. */
    public enum Direction {
        IN,
        OUT
    }

    /** Where a recording lies; both may be null, and nothing is fetched from there. */
    public record Recording(String id, String url) {}

    /** When it happened, or else when we heard of it. */
    Instant at() {
        return occurredAt == null ? receivedAt : occurredAt;
    }

    /** What is told of a call only once in a while says nothing against waiting for the rest. */
    public boolean ends() {
        return kind != Kind.STARTED && kind != Kind.OTHER;
    }
}

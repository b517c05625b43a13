package io.inlet.ticket;

import io.inlet.message.Content;
import io.inlet.message.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Attachments whose bytes are fetched after their message was stored: a durable queue, filled in the article's own transaction. Throws
 * {@link io.inlet.message.StoreUnavailableException} on a bad day, and {@link io.inlet.message.LeaseLostException} when another holder has
 * taken a file over. Thread-safe.
 */
public interface LateFiles {
    /**
     * A file to be fetched.
     *
     * @param source what the channel needs to fetch it, as its mapper wrote it
     * @param size in bytes as the channel announced it; -1 when it did not
     * @param attempt number of this attempt, from 1
     */
    record Wanted(
            UUID attachment,
            String brand,
            String channel,
            String inbox,
            String name,
            String mediaType,
            long size,
            String source,
            int attempt,
            Instant wantedSince,
            UUID lease) {}

    List<Wanted> claim(int limit, Duration lease);

    /** The bytes are here: the attachment is stored, and targets that know its article are told of it. */
    void stored(Wanted file, long size, String sha256, Content content);

    void retryLater(Wanted file, Instant dueAt, Reason why);

    /** It will never come; the attachment says why. */
    void refused(Wanted file, Reason why);

    /** Runs {@code wake} in this process after each commit that queued a file. Polling stays the safety net. */
    void onWork(Runnable wake);
}

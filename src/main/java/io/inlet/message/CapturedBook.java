package io.inlet.message;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/** What was captured, for whoever compares a source with the inbox. Only reads. Throws {@link StoreUnavailableException} on a bad day. */
public interface CapturedBook {
    /** Those of these source keys under which something was captured. */
    Set<String> known(String channel, String inbox, Collection<String> sourceKeys);

    /** Tells of each message that was captured under a key with this beginning, in no order and without keeping them in memory. */
    void each(String channel, String inbox, String beginning, Visitor visitor);

    /** Those of these external ids that an article carries, of whatever source. */
    Set<String> understood(Collection<String> externalIds);

    /** Is told of one captured message. */
    @FunctionalInterface
    interface Visitor {
        void captured(String sourceKey, Instant receivedAt, long size);
    }
}

package io.inlet.store;

import io.inlet.message.Arrival;
import io.inlet.message.Captured;
import io.inlet.message.Content;
import io.inlet.message.Group;
import io.inlet.message.RawMessage;
import java.util.List;
import java.util.UUID;

/**
 * An arrival on its way into the tables.
 *
 * @param lease of the caller who waits, or null
 * @param bytes null when they are kept in chunks
 */
record Newcomer(Arrival arrival, UUID lease, byte[] bytes) {
    static Newcomer of(Arrival arrival, byte[] bytes) {
        return new Newcomer(arrival, arrival.waiting() == null ? null : UUID.randomUUID(), bytes);
    }

    RawMessage raw() {
        return arrival.raw();
    }

    /** Says "this delivery again". */
    List<String> key() {
        return List.of(Keys.stored(raw().sourceKey()), raw().channel(), raw().inbox());
    }

    /** What others of its group do is seen, or what it does is seen by them: they go one after the other. */
    boolean meetsOthers() {
        return hurries() || arrival.joins() && arrival.groupKey() != null;
    }

    boolean hasPosition() {
        return arrival.position() != null;
    }

    boolean hurries() {
        return arrival.hurry() && arrival.groupKey() != null;
    }

    Captured kept(long size, Content content) {
        Group waited = lease == null ? null : new Group(lease, List.of(raw().with(size, content)));
        return new Captured(raw().id(), false, waited);
    }
}

package io.inlet.pipeline.spool;

import io.inlet.message.RawMessage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A file of the spool, as it is remembered.
 *
 * @param line channel and inbox
 * @param key what makes it a repeat of another
 * @param room that it is counted with, in bytes
 */
record Spooled(long number, Path path, UUID id, List<String> line, List<String> key, long room, Instant since) {
    /** What each file costs beside its bytes: blocks of the disk, an entry of the folder, a place in memory. */
    static final long OVERHEAD = 8 * 1024;

    static List<String> line(RawMessage raw) {
        return List.of(raw.channel(), raw.inbox());
    }

    static List<String> key(RawMessage raw) {
        return List.of(raw.channel(), raw.inbox(), raw.sourceKey());
    }
}

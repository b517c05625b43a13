package io.inlet.settings;

import java.util.List;

/** What is kept on this machine's disk while the database is away. */
public final class SpoolSettings {
    /** Bytes; 0B: no spool. */
    public static final Setting<Size> LIMIT = Setting.size("inlet.spool.limit", "1GB");

    static final List<Setting<?>> ALL = List.of(LIMIT);

    private SpoolSettings() {}
}

package io.inlet.settings;

import java.time.Duration;
import java.util.List;

/** Files that are fetched after their message was stored, as messengers give them. */
public final class FileSettings {
    /** A larger file is refused; the message is kept all the same. */
    public static final Setting<Size> LIMIT = Setting.size("inlet.files.limit", "50MB");
    /** How long a file that cannot be had is tried again. */
    public static final Setting<Duration> WINDOW = Setting.duration("inlet.files.window", "1d");

    static final List<Setting<?>> ALL = List.of(LIMIT, WINDOW);

    private FileSettings() {}
}

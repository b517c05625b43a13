package io.inlet.settings;

import java.time.Duration;
import java.util.List;

/** Files that are fetched after their message was stored, as messengers give them. */
public final class FileSettings {
    /** A larger file is refused; the message is kept all the same. */
    public static final Setting<Size> LIMIT = Setting.size("inlet.files.limit", "50MB");
    /** How long a file that cannot be had is tried again. */
    public static final Setting<Duration> WINDOW = Setting.duration("inlet.files.window", "1d");
    /** How long one attempt may take; whoever is killed meanwhile, the file is fetched anew a little later. */
    public static final Setting<Duration> TIMEOUT = Setting.duration("inlet.files.timeout", "4m");

    static final List<Setting<?>> ALL = List.of(LIMIT, WINDOW, TIMEOUT);

    private FileSettings() {}
}

package io.inlet.settings;

import java.time.Duration;
import java.util.List;

/** The line's workers, the web forms, logs, and the command line. */
public final class LineSettings {
    public static final Setting<Integer> WORKERS = Setting.count("inlet.line.workers", "4", 1, 64);
    public static final Setting<Integer> BATCH = Setting.count("inlet.line.batch", "20", 1, 500);
    public static final Setting<Size> BATCH_BYTES = Setting.size("inlet.line.batch-bytes", "32MB");
    public static final Setting<Duration> LEASE = Setting.duration("inlet.line.lease", "20s");
    public static final Setting<Integer> ATTEMPTS = Setting.count("inlet.line.attempts", "3", 1, 20);
    public static final Setting<Duration> POLL = Setting.duration("inlet.line.poll", "500ms");
    public static final Setting<Boolean> WEB_ENABLED = Setting.flag("inlet.web.enabled", "true");
    /** Signs form pages and receipts; at least 16 characters, the same on every machine of an installation. */
    public static final Setting<Secret> WEB_KEY = Setting.secret("inlet.web.key", 16);

    public static final Setting<LogFormat> LOG_FORMAT = Setting.choice("inlet.log.format", LogFormat.class, "text");
    public static final Setting<String> COUNTRY = Setting.country("inlet.phone.country", "RU");

    /** Lines for a person, or JSON for a collector. */
    public enum LogFormat {
        TEXT,
        JSON
    }

    static final List<Setting<?>> ALL =
            List.of(WORKERS, BATCH, BATCH_BYTES, LEASE, ATTEMPTS, POLL, WEB_ENABLED, WEB_KEY, LOG_FORMAT, COUNTRY);

    private LineSettings() {}
}

package io.inlet.settings;

import java.time.Duration;
import java.util.List;

/** Where PostgreSQL is; without a url the embedded one in the data folder. */
public final class DatabaseSettings {
    public static final Setting<String> URL = Setting.url("inlet.database.url", "jdbc:postgresql:");
    public static final Setting<String> USER = Setting.text("inlet.database.user", "inlet");
    public static final Setting<Secret> PASSWORD = Setting.secret("inlet.database.password");
    public static final Setting<Integer> CONNECTIONS = Setting.count("inlet.database.connections", "12", 2, 200);
    public static final Setting<Duration> STATEMENT_TIMEOUT =
            Setting.duration("inlet.database.statement-timeout", "60s");
    public static final Setting<Duration> LOCK_TIMEOUT = Setting.duration("inlet.database.lock-timeout", "20s");
    /** The folder of everything Inlet keeps on disk, relative to the home folder. */
    public static final Setting<String> DATA = Setting.text("inlet.data", "data");

    static final List<Setting<?>> ALL =
            List.of(URL, USER, PASSWORD, CONNECTIONS, STATEMENT_TIMEOUT, LOCK_TIMEOUT, DATA);

    private DatabaseSettings() {}
}

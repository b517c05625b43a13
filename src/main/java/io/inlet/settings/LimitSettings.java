package io.inlet.settings;

import java.util.List;

/** How much may come at once. */
public final class LimitSettings {
    /** Of one address to one channel of unsigned senders. */
    public static final Setting<Rate> SENDER = Setting.rate("inlet.limit.sender", "60/m");

    /** Free room on the disk of the data folder below which an operator is told. */
    public static final Setting<Size> DISK = Setting.size("inlet.limit.disk-free", "500MB");

    static final List<Setting<?>> ALL = List.of(SENDER, DISK);

    private LimitSettings() {}
}

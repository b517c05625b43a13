package io.inlet.settings;

import java.util.List;

/** How much may come at once. */
public final class LimitSettings {
    /** Of one address to one channel of unsigned senders. */
    public static final Setting<Rate> SENDER = Setting.rate("inlet.limit.sender", "60/m");

    static final List<Setting<?>> ALL = List.of(SENDER);

    private LimitSettings() {}
}

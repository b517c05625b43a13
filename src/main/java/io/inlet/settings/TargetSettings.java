package io.inlet.settings;

import java.util.List;

/** Targets stand in {@code config/targets.yaml}; their secrets are settings, so that they can come from the environment. */
public final class TargetSettings {
    public static final Setting<Secret> SECRET = Setting.secret("inlet.target.*.secret");
    public static final Setting<Boolean> ENABLED = Setting.flag("inlet.target.*.enabled", "true");

    static final List<Setting<?>> ALL = List.of(SECRET, ENABLED);

    private TargetSettings() {}
}

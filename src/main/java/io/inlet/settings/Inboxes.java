package io.inlet.settings;

import io.inlet.message.Lane;
import io.inlet.message.Mode;

/** What each inbox is for. An inbox that the operator does not mention has the defaults. Immutable. */
public final class Inboxes {
    private final Settings settings;

    private Inboxes(Settings settings) {
        this.settings = settings;
    }

    public static Inboxes of(Settings settings) {
        return new Inboxes(settings);
    }

    public Entry get(String name) {
        return new Entry(
                settings.get(InboxSettings.BRAND.of(name)),
                settings.get(InboxSettings.MODE.of(name)),
                settings.get(InboxSettings.LANE.of(name)));
    }

    /** One inbox as it was set. */
    public record Entry(String brand, Mode mode, Lane lane) {}
}

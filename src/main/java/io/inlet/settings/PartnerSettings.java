package io.inlet.settings;

import java.util.List;
import java.util.regex.Pattern;

/** Other companies' service desks that write to us; {@code *} is the partner's name. */
public final class PartnerSettings {
    /** Addresses and domains that the partner writes from. */
    public static final Setting<Senders> SENDERS = Setting.senders("inlet.partner.*.senders");
    /** How the partner's numbers stand in subjects. */
    public static final Setting<Pattern> NUMBER =
            new Setting<>("inlet.partner.*.number", "number-form", List.of(), null, false, Partner::form);

    static final List<Setting<?>> ALL = List.of(SENDERS, NUMBER);

    private PartnerSettings() {}
}

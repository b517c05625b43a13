package io.inlet.message;

import java.util.ArrayList;
import java.util.List;

/**
 * What is known of the sender.
 *
 * @param level none, signature, dmarc, phone; failed where the sender is most likely not who it claims to be
 * @param reasons what was seen, such as {@code dmarc=fail} or {@code own-domain}
 */
public record Trust(String level, List<String> reasons) {
    public static final Trust NONE = new Trust("none", List.of());
    private static final String FAILED = "failed";

    public Trust {
        reasons = List.copyOf(reasons);
    }

    public static Trust failed(List<String> reasons) {
        return new Trust(FAILED, reasons);
    }

    /** The same, and something else that was seen. */
    public Trust and(String reason) {
        List<String> more = new ArrayList<>(reasons);
        more.add(reason);
        return new Trust(level, more);
    }

    /** Whether what the sender is known by was proven. */
    public boolean proves() {
        return !level.equals(NONE.level) && !contradicts();
    }

    /** Whether it was looked at and contradicted: nobody must be taken for the sender that such a message names. */
    public boolean contradicts() {
        return level.equals(FAILED);
    }
}

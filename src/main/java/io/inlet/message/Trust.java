package io.inlet.message;

import java.util.List;

/**
 * What is known of the sender.
 *
 * @param level none, signature, dmarc, phone
 */
public record Trust(String level, List<String> reasons) {
    public static final Trust NONE = new Trust("none", List.of());

    public Trust {
        reasons = List.copyOf(reasons);
    }
}

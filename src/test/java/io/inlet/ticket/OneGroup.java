package io.inlet.ticket;

import io.inlet.message.Group;
import io.inlet.message.Reason;
import java.util.List;

/** Settles one group alone. */
public final class OneGroup {
    private OneGroup() {}

    /** @param why the reason of a group without items; else null */
    public static List<Outcome> record(TicketStore store, Group group, List<Understood> items, Reason why) {
        return store.record(List.of(new Understanding(group, items, why))).get(0);
    }
}

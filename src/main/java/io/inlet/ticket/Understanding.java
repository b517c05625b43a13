package io.inlet.ticket;

import io.inlet.message.Group;
import io.inlet.message.Reason;
import java.util.List;

/**
 * What a group says, to be settled.
 *
 * @param items each message with all that is known of it
 * @param otherwise why the group is ignored if there are none
 */
public record Understanding(Group group, List<Understood> items, Reason otherwise) {
    public Understanding {
        items = List.copyOf(items);
    }
}

package io.inlet.rules;

import io.inlet.ticket.Impact;
import io.inlet.ticket.Priority;
import io.inlet.ticket.Urgency;
import java.util.EnumMap;
import java.util.Map;

/** Priority from impact and urgency (ITIL), complete. */
record PriorityMatrix(Map<Impact, Map<Urgency, Priority>> cells) {
    PriorityMatrix {
        Map<Impact, Map<Urgency, Priority>> copy = new EnumMap<>(Impact.class);
        cells.forEach((impact, row) -> copy.put(impact, Map.copyOf(row)));
        cells = copy;
    }

    Priority of(Impact impact, Urgency urgency) {
        return cells.get(impact).get(urgency);
    }
}

package io.inlet.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A ticket of the tracker's stand-in. */
public record TrackerTicket(
        long id,
        String subject,
        String status,
        long priority,
        List<String> requestors,
        Map<String, String> fields,
        Instant created,
        Instant updated,
        String updatedBy) {
    /** Of the life cycle {@code default}. */
    private static final List<String> STATUSES = List.of("new", "open", "stalled", "resolved", "rejected", "deleted");

    public TrackerTicket {
        requestors = List.copyOf(requestors);
        fields = Map.copyOf(fields);
    }

    static boolean isStatus(String word) {
        return STATUSES.contains(word);
    }

    TrackerTicket touched(Instant when, String who) {
        return new TrackerTicket(id, subject, status, priority, requestors, fields, created, when, who);
    }

    TrackerTicket withStatus(String changed) {
        return new TrackerTicket(id, subject, changed, priority, requestors, fields, created, updated, updatedBy);
    }

    TrackerTicket withSubject(String changed) {
        return new TrackerTicket(id, changed, status, priority, requestors, fields, created, updated, updatedBy);
    }

    TrackerTicket withPriority(long changed) {
        return new TrackerTicket(id, subject, status, changed, requestors, fields, created, updated, updatedBy);
    }

    TrackerTicket withRequestors(List<String> changed) {
        List<String> all = new ArrayList<>(requestors);
        all.addAll(changed);
        return new TrackerTicket(id, subject, status, priority, all, fields, created, updated, updatedBy);
    }

    TrackerTicket withField(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.put(name, value);
        return new TrackerTicket(id, subject, status, priority, requestors, changed, created, updated, updatedBy);
    }
}

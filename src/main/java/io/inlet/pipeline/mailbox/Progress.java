package io.inlet.pipeline.mailbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far a folder was read: every mail with a UID up to {@code uid} was captured, or left alone for its date, or stands in {@code failed}.
 * Written as JSON into the position that is committed with a mail. Immutable.
 *
 * @param uidValidity the UIDs' validity (RFC 3501, 2.3.1.1); 0 before the first look, and for POP3, which has none
 * @param uid the watermark; always 0 for POP3
 * @param failed mails that could not be taken, by UID or UIDL, with the number of tries that count against them
 */
record Progress(long uidValidity, long uid, Map<String, Integer> failed) {
    static final Progress NONE = new Progress(0, 0, Map.of());

    private static final ObjectMapper JSON = new ObjectMapper();

    Progress {
        failed = Map.copyOf(failed);
    }

    /** From the start of a folder. */
    static Progress of(long uidValidity) {
        return new Progress(uidValidity, 0, Map.of());
    }

    static Progress parse(String json) {
        try {
            return JSON.readValue(json, Progress.class);
        } catch (JsonProcessingException | IllegalArgumentException strange) {
            throw new IllegalStateException("the stored position of a mailbox is not one that Inlet wrote", strange);
        }
    }

    String json() {
        try {
            return JSON.writeValueAsString(new Progress(uidValidity, uid, new TreeMap<>(failed)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** This mail needs no further look: captured, too old, or gone. */
    Progress past(long mail) {
        return new Progress(uidValidity, Math.max(uid, mail), without(Long.toString(mail)));
    }

    Progress past(String uidl) {
        return new Progress(uidValidity, uid, without(uidl));
    }

    /** The others go on while this one waits for another try. */
    Progress setAside(long mail) {
        return new Progress(uidValidity, Math.max(uid, mail), failed).setAside(Long.toString(mail));
    }

    Progress setAside(String key) {
        return failed.containsKey(key) ? this : counted(key, 0);
    }

    Progress counted(String key, int tries) {
        Map<String, Integer> more = new TreeMap<>(failed);
        more.put(key, tries);
        return new Progress(uidValidity, uid, more);
    }

    int tries(String key) {
        return failed.getOrDefault(key, 0);
    }

    private Map<String, Integer> without(String key) {
        Map<String, Integer> rest = new TreeMap<>(failed);
        rest.remove(key);
        return rest;
    }
}

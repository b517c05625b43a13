package io.inlet.chaos;

import java.util.Map;
import java.util.StringJoiner;

/**
 * What was under way at a moment.
 *
 * @param open issued and not acknowledged, by kind
 * @param pending captured and not understood; -1 when the database could not be asked
 * @param deliveries not finished; -1 likewise
 * @param spooled acknowledged, and only in the spool
 */
record Flight(Map<Kind, Integer> open, int pending, int deliveries, int spooled) {
    /** Without anything to break, a fault proves nothing and does not count. */
    boolean counts() {
        return !open.isEmpty() || pending > 0 || deliveries > 0 || spooled > 0;
    }

    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(" ");
        open.forEach((kind, count) -> text.add(kind.inbox + "=" + count));
        return (text.length() == 0 ? "none" : text) + " | " + shown(pending) + " | " + shown(deliveries)
                + (spooled == 0 ? "" : " | spooled " + spooled);
    }

    private static String shown(int count) {
        return count < 0 ? "?" : String.valueOf(count);
    }
}

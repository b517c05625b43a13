package io.inlet.store;

import io.inlet.message.Mode;
import io.inlet.message.RawMessage;
import io.inlet.ticket.Outcome;
import java.util.List;

/** What a settled group changes in the counters of its inbox. The unit is the item. */
record TallyDelta(int captured, int opened, int appended, int duplicate, int ignored, int pending) {
    /**
     * The group's first row becomes its items; each further row is a follower.
     *
     * @param items their outcomes; for an ignored group one Ignored
     */
    static TallyDelta of(int rows, List<Outcome> items) {
        boolean ignored = items.get(0) instanceof Outcome.Ignored;
        int followers = rows - 1;
        return new TallyDelta(
                items.size() - 1,
                count(items, Outcome.Opened.class),
                count(items, Outcome.Appended.class) + (ignored ? 0 : followers),
                count(items, Outcome.Duplicate.class),
                count(items, Outcome.Ignored.class) + (ignored ? followers : 0),
                -rows);
    }

    private static int count(List<Outcome> items, Class<? extends Outcome> kind) {
        return (int) items.stream().filter(kind::isInstance).count();
    }

    void add(Script script, RawMessage raw) {
        if (raw.mode() != Mode.SANDBOX) {
            script.update(
                    """
                    insert into tally_delta (channel, brand, inbox, captured, opened, appended, duplicate, ignored, pending)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                    raw.channel(),
                    raw.brand(),
                    raw.inbox(),
                    captured,
                    opened,
                    appended,
                    duplicate,
                    ignored,
                    pending);
        }
    }
}

package io.inlet.store;

import io.inlet.message.Mode;
import io.inlet.message.RawMessage;
import io.inlet.ticket.Outcome;
import java.util.List;

/** What a settled group changes in the counters of its inbox. The unit is the item. */
record TallyDelta(int captured, int opened, int appended, int duplicate, int ignored, int pending) {
    private static final Bulk ROWS = Bulk.into(Bulk.Rank.REST, "tally_delta", """
            channel text, brand text, inbox text, captured bigint, opened bigint, appended bigint, duplicate bigint,
            ignored bigint, pending bigint""");

    /** What is counted by itself. */
    record Place(String channel, String brand, String inbox, Mode mode) {
        static Place of(RawMessage raw) {
            return new Place(raw.channel(), raw.brand(), raw.inbox(), raw.mode());
        }
    }

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

    TallyDelta plus(TallyDelta other) {
        return new TallyDelta(
                captured + other.captured,
                opened + other.opened,
                appended + other.appended,
                duplicate + other.duplicate,
                ignored + other.ignored,
                pending + other.pending);
    }

    /** @param place of the inbox; trials in the sandbox are not counted */
    void add(Script script, Place place) {
        if (place.mode() != Mode.SANDBOX) {
            script.add(
                    ROWS,
                    place.channel(),
                    place.brand(),
                    place.inbox(),
                    captured,
                    opened,
                    appended,
                    duplicate,
                    ignored,
                    pending);
        }
    }
}

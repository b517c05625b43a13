package io.inlet.store;

import io.inlet.message.Group;
import io.inlet.message.LeaseLostException;
import io.inlet.message.RawMessage;
import io.inlet.message.Reason;
import io.inlet.ticket.Candidate;
import io.inlet.ticket.Commitments;
import io.inlet.ticket.Outcome;
import io.inlet.ticket.Understood;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Settles one group inside a transaction. Round trips: one for locks, lease and look, one for all that is written; two more for each
 * further item of the group and a few for files.
 */
final class Settlement {
    private final Session session;
    private final Script script;
    private final Group group;
    private final Commitments commitments;
    private final RawMessage raw;
    private final Scope scope;

    /** @param windows how long chats go on with their ticket, by inbox */
    Settlement(Session session, Group group, Function<String, Duration> windows, Commitments commitments) {
        this.session = session;
        this.script = session.script();
        this.group = group;
        this.commitments = commitments;
        this.raw = group.first();
        this.scope = new Scope(raw.brand(), raw.mode(), windows);
    }

    List<Outcome> settle(List<Understood> items, Reason why) throws SQLException {
        List<Outcome> outcomes = new ArrayList<>();
        Script.Answer<UUID> held = hold(items);
        if (items.isEmpty()) {
            run(held);
            outcomes.add(new Outcome.Ignored(List.of(why)));
        }
        for (Understood item : items) {
            Look look = Look.at(script, scope, item);
            run(held);
            outcomes.add(decide(item, look));
        }
        finish(outcomes);
        return outcomes;
    }

    /** The locks come first: what is read after them is not changed by another settlement any more. */
    private Script.Answer<UUID> hold(List<Understood> items) {
        if (!items.isEmpty()) {
            script.query(
                    row -> true,
                    "select pg_advisory_xact_lock(key) from unnest(cast(? as bigint[])) as key",
                    Keys.locks(raw.brand(), items));
        }
        return script.query(
                row -> Columns.uuid(row, "raw_id"),
                "select raw_id from inbox_message where lease = ? and raw_id in (" + marks() + ") for update",
                values(group.lease()));
    }

    private void run(Script.Answer<UUID> held) throws SQLException {
        script.run();
        if (held.rows().size() < group.messages().size()) {
            throw new LeaseLostException("recording message " + raw.id() + ": another holder has taken it over");
        }
    }

    private Outcome decide(Understood item, Look look) throws SQLException {
        Optional<Look.Repeated> repeated = look.repeated();
        if (repeated.isPresent()) {
            return new Repeating(session, script, raw, commitments).repeat(item, repeated.get());
        }
        Optional<Candidates.Edited> edited = look.edited();
        if (edited.isPresent()) {
            return new Editing(session, script, raw).edit(item, edited.get());
        }
        List<Candidate> candidates = look.candidates();
        Optional<Candidate> target = Appending.target(item, candidates);
        Optional<Reason> pointless = Appending.pointless(item.message(), target);
        if (pointless.isPresent()) {
            return new Outcome.Ignored(List.of(pointless.get()));
        }
        if (target.isPresent()) {
            return new Appending(session, script, raw).append(item, target.get(), look.owners());
        }
        return new Opening(session, script, raw, commitments)
                .open(item, look, candidates.stream().findFirst());
    }

    private void finish(List<Outcome> outcomes) throws SQLException {
        Outcomes.write(script, group.messages(), outcomes);
        TallyDelta.of(group.messages().size(), outcomes).add(script, raw);
        script.update("delete from inbox_message where raw_id in (" + marks() + ")", values());
        script.run();
    }

    /** One mark an id, not an array: the server keeps the plan of this for good, that of an array it makes anew each time. */
    private String marks() {
        return String.join(", ", Collections.nCopies(group.messages().size(), "?"));
    }

    private Object[] values(Object... first) {
        Stream<Object> ids = group.messages().stream().map(RawMessage::id);
        return Stream.concat(Stream.of(first), ids).toArray();
    }
}

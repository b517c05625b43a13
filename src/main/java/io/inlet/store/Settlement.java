package io.inlet.store;

import io.inlet.message.LeaseLostException;
import io.inlet.message.RawMessage;
import io.inlet.message.Reason;
import io.inlet.ticket.Candidate;
import io.inlet.ticket.Commitments;
import io.inlet.ticket.Outcome;
import io.inlet.ticket.Understanding;
import io.inlet.ticket.Understood;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;

/**
 * Settles groups inside one transaction. Round trips, however many groups: one for locks, leases and look, one for all that is written;
 * two more for what shares a lock with something before it, one for each further item that leads to a thread, and a few for files.
 */
final class Settlement {
    private final Session session;
    private final Script script;
    private final List<Understanding> groups;
    private final Function<String, Duration> windows;
    private final Commitments commitments;

    /** @param windows how long chats go on with their ticket, by inbox */
    Settlement(
            Session session, List<Understanding> groups, Function<String, Duration> windows, Commitments commitments) {
        this.session = session;
        this.script = session.script();
        this.groups = groups;
        this.windows = windows;
        this.commitments = commitments;
    }

    /** The outcomes of each group's items, in the order given. */
    List<List<Outcome>> settle() throws SQLException {
        List<Case> cases = cases();
        Script.Answer<UUID> held = hold(cases);
        Outcome[] outcomes = new Outcome[cases.size()];
        List<Wave> waves = Wave.of(cases);
        for (int i = 0; i < waves.size(); i++) {
            if (i > 0) {
                script.run(); // what this wave must see
            }
            List<Look> looks = Look.at(script, waves.get(i));
            check(held);
            for (Look look : looks) {
                outcomes[look.at().number()] = decide(look);
            }
        }
        List<List<Outcome>> settled = byGroup(Arrays.asList(outcomes));
        finish(settled);
        check(held);
        return settled;
    }

    private List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (Understanding each : groups) {
            RawMessage raw = each.group().first();
            Scope scope = new Scope(raw.brand(), raw.mode(), windows);
            for (Understood item : each.items()) {
                cases.add(new Case(cases.size(), raw, item, scope, Keys.locks(raw.brand(), item)));
            }
        }
        return cases;
    }

    /** The locks come first: what is read after them is not changed by another settlement any more. */
    private Script.Answer<UUID> hold(List<Case> cases) {
        Set<Long> locks = new TreeSet<>();
        cases.forEach(each -> locks.addAll(each.locks()));
        if (!locks.isEmpty()) {
            script.query(
                    row -> true, "select pg_advisory_xact_lock(key) from unnest(cast(? as bigint[])) as key", locks);
        }
        Marks leases = Marks.ofPairs(groups.stream()
                .map(Understanding::group)
                .flatMap(group -> group.messages().stream().map(row -> List.of(row.id(), group.lease())))
                .toList());
        return script.query(
                row -> Columns.uuid(row, "raw_id"),
                "select raw_id from inbox_message where (raw_id, lease) in (" + leases.text() + ") for update",
                leases.values().toArray());
    }

    private void check(Script.Answer<UUID> held) {
        if (held.rows().size() < rows().size()) {
            throw new LeaseLostException("recording message "
                    + groups.get(0).group().first().id() + (groups.size() > 1 ? " and others" : "")
                    + ": another holder has taken over");
        }
    }

    private Outcome decide(Look look) throws SQLException {
        Understood item = look.at().item();
        RawMessage raw = look.at().raw();
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

    private List<List<Outcome>> byGroup(List<Outcome> decided) {
        List<List<Outcome>> byGroup = new ArrayList<>();
        int from = 0;
        for (Understanding each : groups) {
            int to = from + each.items().size();
            byGroup.add(
                    from == to
                            ? List.of(new Outcome.Ignored(List.of(each.otherwise())))
                            : List.copyOf(decided.subList(from, to)));
            from = to;
        }
        return byGroup;
    }

    private void finish(List<List<Outcome>> settled) throws SQLException {
        Map<TallyDelta.Place, TallyDelta> tally = new LinkedHashMap<>();
        for (int i = 0; i < settled.size(); i++) {
            List<RawMessage> group = groups.get(i).group().messages();
            Outcomes.write(script, group, settled.get(i));
            tally.merge(
                    TallyDelta.Place.of(group.get(0)), TallyDelta.of(group.size(), settled.get(i)), TallyDelta::plus);
        }
        tally.forEach((place, delta) -> delta.add(script, place));
        Marks ids = Marks.of(rows().stream().map(RawMessage::id).toList());
        script.update(
                "delete from inbox_message where raw_id in (" + ids.text() + ")",
                ids.values().toArray());
        script.run();
    }

    private List<RawMessage> rows() {
        return groups.stream().flatMap(each -> each.group().messages().stream()).toList();
    }
}

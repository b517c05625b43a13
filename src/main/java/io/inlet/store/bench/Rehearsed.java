package io.inlet.store.bench;

import io.inlet.message.Claim;
import io.inlet.message.Group;
import io.inlet.store.PostgresInbox;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * All that the program would do to settle a backlog, statement by statement: how it claims, and by the id of the first row that it claimed
 * what it looks up and writes for all of them.
 *
 * @param lease the lease that stands in the claim, to be replaced by a new one each time
 */
record Rehearsed(Step claim, String lease, Map<String, Settling> settlings) {
    /** What settles what was claimed at once; the lease that stands there is to be replaced by that of the claim. */
    record Settling(String lease, int groups, List<Deed> deeds) {}

    /** Works through the whole backlog once, undoing all but the leases. */
    static Rehearsed of(Recorder recorder, Claim limits, Consumer<List<Group>> pipeline, int threads)
            throws InterruptedException, ExecutionException {
        PostgresInbox inbox = new PostgresInbox(recorder.keeping());
        AtomicReference<Rehearsed> claim = new AtomicReference<>();
        Map<String, Settling> settlings = new ConcurrentHashMap<>();
        Crew.run(threads, number -> {
            recorder.taken();
            List<Group> groups = inbox.claim(limits);
            while (!groups.isEmpty()) {
                List<Deed> taken = recorder.taken();
                // before it may stand a look for what dead holders left
                Step last = taken.get(taken.size() - 1).steps().get(0);
                claim.set(new Rehearsed(last, groups.get(0).lease().toString(), settlings));
                pipeline.accept(groups);
                Group first = groups.get(0);
                settlings.put(
                        first.first().id().toString(),
                        new Settling(first.lease().toString(), groups.size(), recorder.taken()));
                groups = inbox.claim(limits);
            }
        });
        return claim.get();
    }
}

package io.inlet.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Does the work of callers who come at the same time together. Who finds a free place begins at once and alone. Who finds none queues up;
 * as soon as a place is free all who wait go in one go, led by the first of them. So nobody ever waits for company, and the more come at a
 * time, the less each of them costs. Thread-safe.
 *
 * <p>A group whose work fails says nothing of its members: each is tried alone, and meets what is its own. Whoever waits is not
 * interrupted, since the work is being done already.
 */
final class GroupCommit<T, R> {
    private final int most;
    private final Function<T, ?> key;
    private final Function<List<T>, List<R>> work;
    private final Deque<Member<T, R>> waiting = new ArrayDeque<>();
    private int free;

    /**
     * @param places groups whose work is done at once
     * @param most members of a group
     * @param key two with the same never stand in one group
     * @param work all of it or, by throwing, nothing; gives a result for each in their order
     */
    GroupCommit(int places, int most, Function<T, ?> key, Function<List<T>, List<R>> work) {
        this.free = places;
        this.most = most;
        this.key = key;
        this.work = work;
    }

    /** One caller. Its turn is the group that it is to lead, or an empty one when another has led its own. */
    private static final class Member<T, R> {
        private final T item;
        private final CompletableFuture<List<Member<T, R>>> turn = new CompletableFuture<>();
        private R result;

        private Member(T item) {
            this.item = item;
        }
    }

    R run(T item) {
        Member<T, R> member = new Member<>(item);
        List<Member<T, R>> group = arrive(member) ? List.of(member) : member.turn.join();
        if (!group.isEmpty()) {
            lead(group);
        }
        return member.result != null ? member.result : work.apply(List.of(item)).get(0);
    }

    /** Those who wait for a place. */
    synchronized int waiting() {
        return waiting.size();
    }

    /** Whether a place is free, which is taken then; else the member queues up. */
    private synchronized boolean arrive(Member<T, R> member) {
        if (free > 0) {
            free--;
            return true;
        }
        waiting.add(member);
        return false;
    }

    private void lead(List<Member<T, R>> group) {
        try {
            List<R> results = work.apply(group.stream().map(each -> each.item).toList());
            for (int i = 0; i < group.size(); i++) {
                group.get(i).result = results.get(i);
            }
        } catch (RuntimeException broken) {
            if (group.size() == 1) {
                throw broken;
            }
        } finally {
            leave();
            group.subList(1, group.size()).forEach(each -> each.turn.complete(List.of()));
        }
    }

    /** The place is given to those who wait. */
    private synchronized void leave() {
        List<Member<T, R>> group = next();
        if (group.isEmpty()) {
            free++;
        } else {
            group.get(0).turn.complete(group);
        }
    }

    private List<Member<T, R>> next() {
        List<Member<T, R>> group = new ArrayList<>();
        Set<Object> keys = new HashSet<>();
        for (Iterator<Member<T, R>> each = waiting.iterator(); each.hasNext() && group.size() < most; ) {
            Member<T, R> member = each.next();
            if (keys.add(key.apply(member.item))) {
                group.add(member);
                each.remove();
            }
        }
        return group;
    }
}

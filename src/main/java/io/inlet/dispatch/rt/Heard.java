package io.inlet.dispatch.rt;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Up to which transaction RT was listened to. Numbers are given before they are committed, so a lower one may show up later than a higher
 * one: the last {@value #OVERLAP} are asked for again, and those of them that were heard are remembered.
 *
 * @param began number of the last transaction when listening began: what is older is never told
 * @param highest number of a transaction that was heard
 * @param recent those heard among the last
 */
record Heard(long began, long highest, Set<Long> recent) {
    static final long OVERLAP = 200;

    Heard {
        recent = Set.copyOf(recent);
    }

    static Heard from(long newest) {
        return new Heard(newest, newest, Set.of());
    }

    /** {@code 1100/1234:1201,1234}; written by {@link #text}. */
    static Heard of(String text) {
        int slash = text.indexOf('/');
        int colon = text.indexOf(':');
        Set<Long> recent = new TreeSet<>();
        for (String number : text.substring(colon + 1).split(",")) {
            if (!number.isEmpty()) {
                recent.add(Long.parseLong(number));
            }
        }
        return new Heard(
                Long.parseLong(text.substring(0, slash)), Long.parseLong(text.substring(slash + 1, colon)), recent);
    }

    String text() {
        return began + "/" + highest + ":"
                + new TreeSet<>(recent).stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** Above this number is asked. */
    long floor() {
        return Math.max(began, highest - OVERLAP);
    }

    boolean has(long number) {
        return recent.contains(number);
    }

    Heard and(Collection<Long> numbers) {
        Set<Long> all = new TreeSet<>(recent);
        all.addAll(numbers);
        long top = numbers.stream().reduce(highest, Math::max);
        all.removeIf(number -> number <= top - OVERLAP);
        return new Heard(began, top, all);
    }
}

package io.inlet.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Marks for a list of values in a statement, not one for an array: the server keeps the plan of this for good, that of an array it makes
 * anew each time. Always a power of two of them, the last one repeated, so that there are few texts to plan.
 *
 * @param text such as (?, ?), (?, ?)
 * @param values one a mark
 */
record Marks(String text, List<Object> values) {
    static Marks of(List<?> values) {
        return ofRows(values.stream().map(List::of).toList(), "?");
    }

    static Marks ofPairs(List<? extends List<?>> pairs) {
        return ofRows(pairs, "(?, ?)");
    }

    private static Marks ofRows(List<? extends List<?>> rows, String mark) {
        int number = rows.size() == 1 ? 1 : Integer.highestOneBit(rows.size() - 1) * 2;
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            values.addAll(rows.get(Math.min(i, rows.size() - 1)));
        }
        return new Marks(String.join(", ", Collections.nCopies(number, mark)), values);
    }

    /** With others before them. */
    Object[] after(Object... first) {
        List<Object> all = new ArrayList<>(List.of(first));
        all.addAll(values);
        return all.toArray();
    }
}

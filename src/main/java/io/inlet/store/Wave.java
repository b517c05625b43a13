package io.inlet.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Items that are looked at and written side by side: all of one scope, and no two share a lock, so that none has to see another. */
record Wave(Scope scope, List<Case> cases) {

    /** What shares a lock with an item before it comes in a later wave, and finds that done. */
    static List<Wave> of(List<Case> cases) {
        List<Wave> waves = new ArrayList<>();
        cases.forEach(each -> place(each, waves));
        return waves;
    }

    private static void place(Case given, List<Wave> waves) {
        int earliest = 0;
        for (int i = 0; i < waves.size(); i++) {
            if (waves.get(i).shares(given)) {
                earliest = i + 1;
            }
        }
        for (Wave wave : waves.subList(earliest, waves.size())) {
            if (wave.scope().equals(given.scope())) {
                wave.cases().add(given);
                return;
            }
        }
        waves.add(new Wave(given.scope(), new ArrayList<>(List.of(given))));
    }

    private boolean shares(Case given) {
        return cases.stream().anyMatch(other -> !Collections.disjoint(other.locks(), given.locks()));
    }
}

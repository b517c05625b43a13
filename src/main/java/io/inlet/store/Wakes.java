package io.inlet.store;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who wants to be woken in this process when there is work. Thread-safe. */
final class Wakes {
    private final List<Runnable> wakes = new CopyOnWriteArrayList<>();

    void add(Runnable wake) {
        wakes.add(wake);
    }

    void run() {
        wakes.forEach(Runnable::run);
    }
}

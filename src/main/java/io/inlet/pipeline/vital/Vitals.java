package io.inlet.pipeline.vital;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The parts that run now and can say how they are. Parts enter themselves at their start and leave at their stop. Thread-safe. */
public final class Vitals {
    private final Loops loops = new Loops();
    private final List<Vital> all = new CopyOnWriteArrayList<>();

    /** The threads of all parts: a part of the gateway as well, which is not among {@link #all}. */
    public Loops loops() {
        return loops;
    }

    public void add(Vital vital) {
        all.add(vital);
    }

    public void remove(Vital vital) {
        all.remove(vital);
    }

    public List<Vital> all() {
        return List.copyOf(all);
    }
}

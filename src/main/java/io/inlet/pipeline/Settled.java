package io.inlet.pipeline;

/** Hears of every settled group once, after its commit. */
@FunctionalInterface
public interface Settled {
    void settled(Work work);
}

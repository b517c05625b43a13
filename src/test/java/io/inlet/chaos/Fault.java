package io.inlet.chaos;

/** One way of breaking the gateway or what it stands on. */
interface Fault {
    String name();

    /** The failpoint that the gateway must have been started with; null: none. */
    default String armed() {
        return null;
    }

    /** Whether it may strike before the gateway is ready. */
    default boolean early() {
        return false;
    }

    /**
     * Does it, or waits until it happens. Afterwards the gateway runs or does not.
     *
     * @return what was in flight; null when it did not happen
     */
    Flight strike(World world) throws Exception;
}

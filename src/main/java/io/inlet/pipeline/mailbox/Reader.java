package io.inlet.pipeline.mailbox;

/** The way a mailbox is read. One thread calls it, again and again; it keeps its connection between looks if the protocol allows. */
interface Reader {
    /**
     * Looks once.
     *
     * @return whether there is more than one look takes
     * @throws Exception when the look could not be finished; what was captured until then stays captured
     */
    boolean poll() throws Exception;

    void disconnect();
}

package io.inlet.pipeline.mailbox;

/** The way a mailbox is read. One thread calls it, again and again; it may keep its connection between looks. */
interface Reader {
    /**
     * Connects if need be and looks once.
     *
     * @param suspect the mail that broke the last connection, if one did: to be blamed once the server answers again
     * @return whether there is more than one look takes
     * @throws ConnectionLostException when the look can go on over a new connection
     * @throws Exception when the look could not be finished; what was captured until then stays captured
     */
    boolean look(String suspect) throws Exception;

    /** The end of a poll, however it went. */
    void settle();

    void disconnect();
}

package io.inlet.pipeline.mailbox;

import io.inlet.message.StoreUnavailableException;

/** One poll: a look that goes on over a new connection when a mail breaks the old one. */
final class Reconnection {
    private static final int MOST_CONNECTIONS = 10;

    private final Reader reader;

    Reconnection(Reader reader) {
        this.reader = reader;
    }

    /** @return whether there is more */
    boolean poll() throws Exception {
        try {
            return look();
        } catch (StoreUnavailableException away) {
            throw away;
        } catch (Throwable unfinished) {
            reader.disconnect();
            throw unfinished;
        } finally {
            reader.settle();
        }
    }

    private boolean look() throws Exception {
        String suspect = null;
        for (int connections = 1; ; connections++) {
            try {
                return reader.look(suspect);
            } catch (ConnectionLostException lost) {
                reader.disconnect();
                if (connections == MOST_CONNECTIONS) {
                    throw lost;
                }
                suspect = lost.mail();
            }
        }
    }

    void disconnect() {
        reader.disconnect();
    }
}

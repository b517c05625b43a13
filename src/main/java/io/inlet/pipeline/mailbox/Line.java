package io.inlet.pipeline.mailbox;

import io.inlet.message.Arrival;

/** The route behind the mailbox. */
@FunctionalInterface
interface Line {
    /**
     * Hands one mail over and waits for the route's end.
     *
     * @param id of the mail in its folder
     * @throws io.inlet.message.StoreUnavailableException when the route could not store it
     * @throws Exception what else the route ended with
     */
    void hand(Arrival arrival, String id) throws Exception;
}

package io.inlet.pipeline;

import io.inlet.message.Arrival;
import io.inlet.message.StoreUnavailableException;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultConsumer;

/** How a consumer of ours gives an arrival to the route behind it. */
public final class HandOver {
    private HandOver() {}

    /**
     * Waits for the route's end.
     *
     * @throws StoreUnavailableException wherever in what the route ended with it stands
     * @throws Exception what else the route ended with
     */
    public static void hand(DefaultConsumer consumer, Arrival arrival, Map<String, Object> headers) throws Exception {
        Exchange exchange = consumer.createExchange(false);
        try {
            exchange.getIn().setBody(arrival);
            exchange.getIn().getHeaders().putAll(headers);
            consumer.getProcessor().process(exchange);
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
        } catch (Exception failed) {
            throw storeAway(failed) instanceof StoreUnavailableException away ? away : failed;
        } finally {
            consumer.releaseExchange(exchange, false);
        }
    }

    private static Throwable storeAway(Throwable failed) {
        Throwable cause = failed;
        while (cause != null && !(cause instanceof StoreUnavailableException)) {
            cause = cause.getCause();
        }
        return cause;
    }
}

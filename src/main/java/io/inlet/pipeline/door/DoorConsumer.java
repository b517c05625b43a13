package io.inlet.pipeline.door;

import io.inlet.pipeline.DoorAnswer;
import io.inlet.pipeline.DoorRequest;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;

/**
 * Stands behind an entrance while its route runs. A stopped or suspended route leaves the entrance shut: requests wait for a moment, then
 * get 503; a removed one is forgotten, and its path is 404 again.
 */
final class DoorConsumer extends DefaultConsumer {
    private static final Duration DRAIN = Duration.ofSeconds(30);

    private final HttpDoor door;
    private final Entrance entrance;
    private final Visitor visitor = this::visit;
    private Place place;

    DoorConsumer(DoorEndpoint endpoint, Processor processor, HttpDoor door, Entrance entrance) {
        super(endpoint, processor);
        this.door = door;
        this.entrance = entrance;
    }

    private DoorAnswer visit(DoorRequest request) throws Exception {
        Exchange exchange = createExchange(false);
        try {
            exchange.getMessage().setBody(request);
            getProcessor().process(exchange);
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
            if (exchange.getMessage().getBody() instanceof DoorAnswer answer) {
                return answer;
            }
            throw new IllegalStateException(
                    "route " + exchange.getFromRouteId() + " ended without a DoorAnswer as its body");
        } finally {
            releaseExchange(exchange, false);
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        place = door.places().open(entrance, visitor);
    }

    @Override
    protected void doStop() throws Exception {
        if (place != null) {
            place.shut(visitor);
            // Camel would stop the steps under a request that it has not begun to count
            place.awaitEmpty(DRAIN);
        }
        super.doStop();
    }

    @Override
    protected void doSuspend() throws Exception {
        place.shut(visitor);
        super.doSuspend();
    }

    @Override
    protected void doResume() throws Exception {
        super.doResume();
        place = door.places().open(entrance, visitor);
    }

    @Override
    protected void doShutdown() throws Exception {
        if (place != null) {
            place.leave(visitor);
        }
        super.doShutdown();
    }
}

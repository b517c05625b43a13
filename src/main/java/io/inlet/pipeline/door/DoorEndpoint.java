package io.inlet.pipeline.door;

import org.apache.camel.Consumer;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** One entrance of the door, as Camel sees it. */
final class DoorEndpoint extends DefaultEndpoint {
    private final HttpDoor door;
    private final Entrance entrance;

    DoorEndpoint(String uri, DoorComponent component, HttpDoor door, Entrance entrance) {
        super(uri, component);
        this.door = door;
        this.entrance = entrance;
        setExchangePattern(ExchangePattern.InOut);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        DoorConsumer consumer = new DoorConsumer(this, processor, door, entrance);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("door: takes requests in; nothing is sent to it");
    }
}

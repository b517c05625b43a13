package io.inlet.pipeline.outbox;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** The outbox as a source of deliveries. How many at a time and how fast is each target's own affair, in config/targets.yaml. */
public final class OutboxEndpoint extends DefaultEndpoint {
    private final OutboxComponent component;

    OutboxEndpoint(String uri, OutboxComponent component) {
        super(uri, component);
        this.component = component;
    }

    @Override
    public Producer createProducer() {
        throw new IllegalArgumentException("outbox: is a source; deliveries are written with their ticket");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        OutboxConsumer consumer = new OutboxConsumer(this, processor, component);
        configureConsumer(consumer);
        return consumer;
    }
}

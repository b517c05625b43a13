package io.inlet.pipeline.outbox;

import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;

/**
 * Makes endpoints of sink Kamelets one after the other: Camel makes a route of each, and two at once can end in an error. So can two beans
 * at once, whose registry is a plain map.
 */
final class Sinks {
    private Sinks() {}

    static void bind(CamelContext context, String name, Object bean) {
        synchronized (context) {
            context.getRegistry().bind(name, bean);
        }
    }

    static Endpoint endpoint(CamelContext context, String uri) {
        synchronized (context) {
            return context.getEndpoint(uri);
        }
    }
}

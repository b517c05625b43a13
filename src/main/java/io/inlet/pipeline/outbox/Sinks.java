package io.inlet.pipeline.outbox;

import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;

/** Makes endpoints of sink Kamelets one after the other: Camel makes a route of each, and two at once can end in an error. */
final class Sinks {
    private Sinks() {}

    static Endpoint endpoint(CamelContext context, String uri) {
        synchronized (context) {
            return context.getEndpoint(uri);
        }
    }
}

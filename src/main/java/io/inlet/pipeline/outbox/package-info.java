/** Deliveries on their way out: the {@code outbox:} component, the dispatch step, and the transport over HTTP. */
package io.inlet.pipeline.outbox;

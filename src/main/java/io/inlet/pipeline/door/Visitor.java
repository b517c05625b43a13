package io.inlet.pipeline.door;

import io.inlet.pipeline.DoorAnswer;
import io.inlet.pipeline.DoorRequest;

/** Whoever stands behind an entrance: the route. May block; is called by many threads at once. */
@FunctionalInterface
interface Visitor {
    DoorAnswer visit(DoorRequest request) throws Exception;
}

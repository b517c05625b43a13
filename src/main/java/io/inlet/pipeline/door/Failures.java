package io.inlet.pipeline.door;

import io.inlet.message.StoreUnavailableException;
import io.inlet.pipeline.DoorAnswer;
import io.inlet.pipeline.RefusedException;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a caller is told when whoever stands behind the entrance throws: never anything of our insides. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    static DoorAnswer answer(Throwable failure, Entrance entrance, String language) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedException refused) {
                return refused.answer();
            }
            if (cause instanceof StoreUnavailableException || cause instanceof RejectedExecutionException) {
                return Problems.of(503, "unavailable", language);
            }
        }
        String id = UUID.randomUUID().toString();
        LOG.error("answering {}: error {}", entrance, id, failure);
        return Problems.of(500, "failed", language, id);
    }
}

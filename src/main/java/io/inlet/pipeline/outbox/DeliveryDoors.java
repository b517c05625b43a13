package io.inlet.pipeline.outbox;

import io.inlet.dispatch.Delivery;
import io.inlet.dispatch.Outbox;
import io.inlet.message.LeaseLostException;
import io.inlet.message.Reason;
import io.inlet.message.StoreUnavailableException;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.RuntimeCamelException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a delivery whose attempt ended in a Throwable of ours: a fault of the program parks it, a bad day leaves it to its
 * lease, after which it comes again as uncertain.
 */
final class DeliveryDoors {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryDoors.class);

    private final Outbox outbox;

    DeliveryDoors(Outbox outbox) {
        this.outbox = outbox;
    }

    void settle(Delivery delivery, Throwable thrown) {
        Throwable failure = cause(thrown);
        if (failure instanceof LeaseLostException) {
            LOG.debug("Another holder has taken over delivery {}", delivery.id());
        } else if (failure instanceof StoreUnavailableException
                || failure instanceof OutOfMemoryError
                || failure instanceof InterruptedException) {
            LOG.warn("Delivery {} to {} is left to its lease: {}", delivery.id(), delivery.target(), name(failure));
        } else {
            LOG.warn(
                    "Delivery {} to {} is parked after a fault of the program",
                    delivery.id(),
                    delivery.target(),
                    failure);
            park(delivery, failure);
        }
    }

    private void park(Delivery delivery, Throwable failure) {
        try {
            outbox.park(delivery, Reason.of("program-error", name(failure)), "");
        } catch (StoreUnavailableException | LeaseLostException leftToTheLease) {
            LOG.debug("Delivery {} could not be parked now", delivery.id(), leftToTheLease);
        }
    }

    private static String name(Throwable failure) {
        return failure.getClass().getSimpleName();
    }

    private static Throwable cause(Throwable thrown) {
        Throwable failure = thrown;
        while ((failure instanceof CamelExecutionException || failure.getClass() == RuntimeCamelException.class)
                && failure.getCause() != null) {
            failure = failure.getCause();
        }
        return failure;
    }
}

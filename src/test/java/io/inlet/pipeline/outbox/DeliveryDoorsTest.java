package io.inlet.pipeline.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.dispatch.Delivery;
import io.inlet.dispatch.MemoryOutbox;
import io.inlet.dispatch.MovingClock;
import io.inlet.dispatch.Operation;
import io.inlet.message.LeaseLostException;
import io.inlet.message.Reason;
import io.inlet.message.StoreUnavailableException;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.camel.RuntimeCamelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeliveryDoorsTest {
    private final MemoryOutbox outbox = new MemoryOutbox(new MovingClock());
    private final MemoryOutbox.Row row = outbox.queue("desk", Operation.CREATE, UUID.randomUUID(), UUID.randomUUID());
    private final Delivery delivery =
            outbox.claim("desk", 1, Duration.ofMinutes(1)).get(0);
    private final DeliveryDoors doors = new DeliveryDoors(outbox);

    static Stream<Throwable> badDays() {
        return Stream.of(
                new StoreUnavailableException("away", null),
                new RuntimeCamelException(new StoreUnavailableException("away", null)),
                new LeaseLostException("taken"),
                new OutOfMemoryError(),
                new InterruptedException());
    }

    @ParameterizedTest
    @MethodSource("badDays")
    void leavesADeliveryToItsLeaseOnABadDay(Throwable failure) {
        doors.settle(delivery, failure);

        assertThat(row.state()).isEqualTo(MemoryOutbox.State.SENDING);
    }

    @Test
    void parksWhatAFaultOfTheProgramStopped() {
        doors.settle(delivery, new StackOverflowError());

        assertThat(row.state()).isEqualTo(MemoryOutbox.State.PARKED);
        assertThat(row.reason()).isEqualTo(Reason.of("program-error", "StackOverflowError"));
    }
}

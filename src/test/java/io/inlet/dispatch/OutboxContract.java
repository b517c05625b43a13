package io.inlet.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.inlet.message.LeaseLostException;
import io.inlet.message.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every outbox promises. */
public interface OutboxContract {
    Duration LONG = Duration.ofMinutes(5);
    Duration BRIEF = Duration.ofMillis(20);

    /** The outbox under test: empty, and the same for all calls of one test. */
    Outbox outbox();

    /** Queues the creation of a new ticket for a target; gives the ticket. */
    UUID create(String target);

    /** Queues a further article of a ticket for the target that knows it. */
    void append(UUID ticket, String target);

    @Test
    default void givesWhatWasQueued() {
        UUID ticket = create("desk");

        List<Delivery> claimed = outbox().claim("desk", 10, LONG);

        assertThat(claimed).singleElement().satisfies(delivery -> {
            assertThat(delivery.target()).isEqualTo("desk");
            assertThat(delivery.operation()).isEqualTo(Operation.CREATE);
            assertThat(delivery.ticket()).isEqualTo(ticket);
            assertThat(delivery.attempt()).isEqualTo(1);
            assertThat(delivery.uncertain()).isFalse();
            assertThat(delivery.externalKey()).isNull();
        });
        assertThat(outbox().claim("desk", 10, LONG)).isEmpty();
        assertThat(outbox().claim("crm", 10, LONG)).isEmpty();
    }

    @Test
    default void givesNoMoreThanAskedForOldestFirst() {
        UUID first = create("desk");
        UUID second = create("desk");
        UUID third = create("desk");

        assertThat(outbox().claim("desk", 2, LONG)).extracting(Delivery::ticket).containsExactly(first, second);
        assertThat(outbox().claim("desk", 2, LONG)).extracting(Delivery::ticket).containsExactly(third);
    }

    @Test
    default void sendsOneOperationOfTicketAtATimeInOrder() {
        UUID ticket = create("desk");
        append(ticket, "desk");
        append(ticket, "desk");
        UUID other = create("desk");

        List<Delivery> first = outbox().claim("desk", 10, LONG);
        assertThat(first).extracting(Delivery::ticket).containsExactly(ticket, other);
        outbox().delivered(first.get(0), "INC1", "https://desk.example.com/INC1");

        List<Delivery> second = outbox().claim("desk", 10, LONG);
        assertThat(second).extracting(Delivery::operation).containsExactly(Operation.APPEND);
        assertThat(second.get(0).externalKey()).isEqualTo("INC1");
        outbox().delivered(second.get(0), null, null);

        assertThat(outbox().claim("desk", 10, LONG))
                .extracting(Delivery::externalKey)
                .containsExactly("INC1");
    }

    @Test
    default void retriesWhenDueAndCountsWhatWasTheDeliverysFault() {
        create("desk");
        Delivery first = outbox().claim("desk", 1, LONG).get(0);

        outbox().retryLater(first, Instant.now().plusMillis(300), true, Reason.of("refused"));

        assertThat(outbox().claim("desk", 1, LONG)).isEmpty();
        Delivery second = awaitOne("desk", LONG);
        assertThat(second.attempt()).isEqualTo(2);
        assertThat(second.uncertain()).isFalse();

        outbox().retryLater(second, Instant.now().minusSeconds(1), false, Reason.of("throttled"));
        assertThat(outbox().claim("desk", 1, LONG).get(0).attempt()).isEqualTo(2);
    }

    @Test
    default void givesUnknownAgainAsUncertain() {
        create("desk");
        outbox().unknown(outbox().claim("desk", 1, LONG).get(0), Instant.now().minusSeconds(1), Reason.of("timeout"));

        Delivery again = outbox().claim("desk", 1, LONG).get(0);

        assertThat(again.uncertain()).isTrue();
        assertThat(again.attempt()).isEqualTo(2);
    }

    @Test
    default void staysUncertainWhileAnEarlierAttemptMayHaveArrived() {
        create("desk");
        outbox().unknown(outbox().claim("desk", 1, LONG).get(0), Instant.now().minusSeconds(1), Reason.of("timeout"));

        outbox().retryLater(
                        outbox().claim("desk", 1, LONG).get(0),
                        Instant.now().minusSeconds(1),
                        true,
                        Reason.of("refused"));

        assertThat(outbox().claim("desk", 1, LONG).get(0).uncertain()).isTrue();
    }

    @Test
    default void givesDeliveryOfDeadSenderAgainAsUncertain() {
        create("desk");
        Delivery lost = outbox().claim("desk", 1, BRIEF).get(0);

        Delivery again = awaitOne("desk", LONG);

        assertThat(again.id()).isEqualTo(lost.id());
        assertThat(again.uncertain()).isTrue();
        assertThat(again.attempt()).isEqualTo(2);
        assertThatThrownBy(() -> outbox().delivered(lost, "late", null)).isInstanceOf(LeaseLostException.class);
        outbox().delivered(again, "INC1", null);
        assertThat(outbox().claim("desk", 1, LONG)).isEmpty();
    }

    @Test
    default void holdsLaterOperationsBackBehindParkedOneUntilItIsReleased() {
        UUID ticket = create("desk");
        append(ticket, "desk");
        Delivery parked = outbox().claim("desk", 1, LONG).get(0);

        outbox().park(parked, Reason.of("rejected"), "answer \0 of the desk " + "x".repeat(5000));

        assertThat(outbox().claim("desk", 10, LONG)).isEmpty();
        assertThat(outbox().release("crm")).isZero();
        assertThat(outbox().release("desk")).isEqualTo(1);
        assertThat(outbox().release("desk")).isZero();
        Delivery again = outbox().claim("desk", 10, LONG).get(0);
        assertThat(again.id()).isEqualTo(parked.id());
        assertThat(again.attempt()).isEqualTo(1);
        assertThat(again.uncertain())
                .as("whatever it was parked for, the desk is asked first")
                .isTrue();
    }

    @Test
    default void givesNothingForPausedTarget() {
        create("desk");
        UUID other = create("crm");
        outbox().claim("desk", 1, BRIEF);
        create("desk");

        outbox().pause("desk", Reason.of("unauthorised", "401"));

        assertThat(outbox().paused("desk")).contains(Reason.of("unauthorised", "401"));
        assertThat(outbox().paused("crm")).isEmpty();
        assertThat(outbox().claim("crm", 10, LONG)).extracting(Delivery::ticket).containsExactly(other);
        assertThat(outbox().claim("desk", 10, LONG)).isEmpty();

        outbox().resume("desk");
        assertThat(outbox().paused("desk")).isEmpty();
        assertThat(outbox().claim("desk", 10, LONG)).isNotEmpty();
    }

    @Test
    default void wakesSendersWhenAnOperationBecomesFree() {
        create("desk");
        Delivery delivery = outbox().claim("desk", 1, LONG).get(0);
        AtomicInteger woken = new AtomicInteger();
        outbox().onWork(woken::incrementAndGet);

        outbox().delivered(delivery, "INC1", null);

        assertThat(woken).hasValue(1);
    }

    private Delivery awaitOne(String target, Duration lease) {
        return await().until(() -> outbox().claim(target, 1, lease), claimed -> !claimed.isEmpty())
                .get(0);
    }
}

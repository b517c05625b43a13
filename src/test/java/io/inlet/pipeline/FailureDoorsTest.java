package io.inlet.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.message.Claim;
import io.inlet.message.Group;
import io.inlet.message.LeaseLostException;
import io.inlet.message.MalformedMessageException;
import io.inlet.message.MemoryInbox;
import io.inlet.message.Reason;
import io.inlet.message.StoreUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.camel.CamelExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FailureDoorsTest {
    private static final Claim ALL = new Claim(10, 1 << 20, Duration.ofMinutes(1));

    private final MemoryInbox inbox = new MemoryInbox();
    private final FailureDoors doors = new FailureDoors(inbox, Settled.SILENT);
    private Group group;

    @BeforeEach
    void captureOne() throws IOException {
        inbox.capture(Arrivals.mail("one"));
        group = inbox.claim(ALL).get(0);
    }

    static List<Throwable> badMessages() {
        return List.of(
                new MalformedMessageException("no header"),
                new IllegalStateException("ours"),
                new StackOverflowError(),
                new CamelExecutionException("wrapped", null, new MalformedMessageException("no header")));
    }

    static List<Throwable> badDays() {
        return List.of(
                new StoreUnavailableException("away", null),
                new OutOfMemoryError("heap"),
                new InterruptedException(),
                new IOException("disk full"),
                new UncheckedIOException("reading an attachment", new IOException("disk error")),
                new DeferredException(Duration.ofDays(1)),
                new CamelExecutionException("wrapped", null, new StoreUnavailableException("away", null)));
    }

    @ParameterizedTest
    @MethodSource("badMessages")
    void parksABadMessage(Throwable failure) {
        doors.settle(group, failure);

        assertThat(inbox.parked(group.first().id())).isPresent();
        assertThat(inbox.claim(ALL)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("badDays")
    void waitsOnABadDay(Throwable failure) {
        doors.settle(group, failure);

        assertThat(inbox.parked(group.first().id())).isEmpty();
        assertThat(inbox.pending()).isEqualTo(1);
    }

    @Test
    void parksWhatCannotBeReadHoweverOftenItIsTried() {
        FailureDoors impatient = new FailureDoors(inbox, Settled.SILENT, Duration.ZERO);
        UUID id = group.first().id();
        int tries = 0;

        for (List<Group> next = List.of(group); !next.isEmpty(); next = inbox.claim(ALL)) {
            assertThat(inbox.parked(id)).isEmpty();
            impatient.settle(next.get(0), new UncheckedIOException("reading", new IOException("always")));
            tries++;
        }

        assertThat(inbox.parked(id)).contains(Reason.of("unreadable-repeatedly", Integer.toString(tries)));
        assertThat(tries).isGreaterThan(3);
        assertThat(inbox.detail(id)).contains("UncheckedIOException: reading");
    }

    @Test
    void leavesAGroupThatAnotherHolderTookOver() {
        doors.settle(group, new LeaseLostException("taken"));

        assertThat(inbox.parked(group.first().id())).isEmpty();
        assertThat(inbox.claim(ALL)).as("still leased").isEmpty();
    }
}

package io.inlet.pipeline.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inlet.dispatch.Answer;
import io.inlet.dispatch.Feedback;
import io.inlet.dispatch.FeedbackReader;
import io.inlet.dispatch.MemoryFeedbacks;
import io.inlet.dispatch.MovingClock;
import io.inlet.dispatch.TargetConfig;
import io.inlet.dispatch.Transport;
import io.inlet.dispatch.rt.Trackers;
import io.inlet.message.Reason;
import io.inlet.message.StoreUnavailableException;
import io.inlet.ticket.Status;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HearingTest {
    private static final TargetConfig TARGET = Trackers.target(URI.create("https://rt.example.com"), "1-27-0123456789");
    private static final Feedback GOOD = event("e2");

    private final MovingClock clock = new MovingClock();
    private final MemoryFeedbacks feedbacks = new MemoryFeedbacks();

    @Test
    void anEventThatCannotBeAppliedHoldsUpNoOtherAndIsWrittenDown() throws Exception {
        feedbacks.refuse("e1", () -> new IllegalStateException("a bug"));
        Hearing hearing = hearing(event("e1"), GOOD);

        hearing.round();

        assertThat(feedbacks.applied())
                .containsExactly(event("e1").lost(Reason.of("program-error", "IllegalStateException")), GOOD);
        assertThat(hearing.lost()).isEqualTo(1);
        assertThat(feedbacks.position(TARGET.name())).contains("next");
    }

    @Test
    void anEventThatCannotBeReadForAnHourIsWrittenDownOnceAndHoldsUpNoOther() throws Exception {
        Feedback unread = event("e1").lost(Reason.of("target-error", "500"));
        Hearing hearing = hearing(List.of(GOOD), List.of(unread));

        hearing.round();
        assertThat(feedbacks.applied()).containsExactly(GOOD);
        assertThat(feedbacks.position(TARGET.name())).isEmpty();
        clock.advance(Duration.ofMinutes(61));
        hearing.round();
        hearing.round();

        assertThat(hearing.lost()).isEqualTo(1);
        assertThat(feedbacks.applied()).containsExactly(GOOD, unread);
        assertThat(feedbacks.position(TARGET.name())).contains("next");
    }

    @Test
    void whileTheStoreIsAwayThePositionStays() {
        feedbacks.refuse("e2", () -> new StoreUnavailableException("away", null));
        Hearing hearing = hearing(event("e1"), GOOD, event("e3"));

        assertThatThrownBy(hearing::round).isInstanceOf(StoreUnavailableException.class);

        assertThat(feedbacks.applied()).containsExactly(event("e1"));
        assertThat(hearing.lost()).isZero();
        assertThat(feedbacks.position(TARGET.name())).isEmpty();
    }

    private static Feedback event(String id) {
        return new Feedback(id, null, "17", Instant.EPOCH, "olga", Status.OPEN, null);
    }

    private Hearing hearing(Feedback... events) {
        return hearing(List.of(events), List.of());
    }

    private Hearing hearing(List<Feedback> events, List<Feedback> unread) {
        Transport silent = (call, target) -> new Answer.Lost(false, "nothing is asked here");
        return new Hearing(TARGET, new Reader(events, unread), feedbacks, silent, clock);
    }

    private record Reader(List<Feedback> events, List<Feedback> unread) implements FeedbackReader {
        @Override
        public String type() {
            return TARGET.type();
        }

        @Override
        public Optional<Duration> interval(TargetConfig target) {
            return Optional.empty();
        }

        @Override
        public Round read(TargetConfig target, Optional<String> position, Transport transport) {
            return new Round(events, unread, "next");
        }
    }
}

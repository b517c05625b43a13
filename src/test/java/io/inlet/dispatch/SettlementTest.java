package io.inlet.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.message.Reason;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SettlementTest {
    private static final Reason WHY = Reason.of("target-error", "500");
    private static final Duration WINDOW = Duration.ofDays(7);

    private final MovingClock clock = new MovingClock();
    private final MemoryOutbox outbox = new MemoryOutbox(clock);
    private final Settlement settlement = new Settlement(outbox, new Backoff(new Random(1)), clock);
    private final MemoryOutbox.Row row = outbox.queue("desk", Operation.CREATE, UUID.randomUUID(), UUID.randomUUID());

    @Test
    void triesAgainWhenTheTargetAskedOrElseAsThePolicySays() {
        settlement.settle(claim(), new Call.RetryLater(Duration.ofHours(2), true, WHY), WINDOW);
        assertThat(row.dueAt())
                .isBetween(clock.instant().plusSeconds(7000), clock.instant().plusSeconds(7200));

        clock.advance(Duration.ofHours(3));
        settlement.settle(claim(), new Call.Unknown(null, WHY), WINDOW);

        assertThat(row.state()).isEqualTo(MemoryOutbox.State.UNKNOWN);
        assertThat(row.dueAt())
                .isBetween(clock.instant().plusSeconds(20), clock.instant().plusSeconds(36));
    }

    @Test
    void givesItsFirstAttemptsToWhatOnlyWaited() {
        clock.advance(Duration.ofDays(30));

        for (int attempt = 1; attempt < 6; attempt++) {
            settlement.settle(claim(), new Call.Unknown(null, WHY), WINDOW);
            assertThat(row.state()).isEqualTo(MemoryOutbox.State.UNKNOWN);
            clock.advance(Duration.ofHours(4));
        }
        settlement.settle(claim(), new Call.Unknown(null, WHY), WINDOW);

        assertThat(row.state()).isEqualTo(MemoryOutbox.State.PARKED);
        assertThat(row.reason()).isEqualTo(Reason.of("delivery-window-over", "6", "target-error[500]"));
    }

    @Test
    void keepsTryingWithinTheWindowHoweverOften() {
        for (int attempt = 1; attempt < 30; attempt++) {
            settlement.settle(claim(), new Call.RetryLater(null, true, WHY), WINDOW);
            assertThat(row.state()).isEqualTo(MemoryOutbox.State.RETRY);
            clock.advance(Duration.ofHours(4));
        }
    }

    @Test
    void pausesATargetForTheFirstReason() {
        outbox.queue("desk", Operation.CREATE, UUID.randomUUID(), UUID.randomUUID());
        var both = outbox.claim("desk", 2, Duration.ofMinutes(1));

        settlement.settle(both.get(0), new Call.PauseTarget(Reason.of("target-gone", "410")), WINDOW);
        settlement.settle(both.get(1), new Call.PauseTarget(Reason.of("target-refused-authentication", "401")), WINDOW);

        assertThat(outbox.paused("desk")).contains(Reason.of("target-gone", "410"));
        assertThat(row.attempt()).isZero();
    }

    private Delivery claim() {
        return outbox.claim("desk", 1, Duration.ofMinutes(1)).get(0);
    }
}

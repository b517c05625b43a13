package io.inlet.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.message.Reason;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PoliciesTest {
    private final Instant now = Samples.NOW;
    private final CircuitBreaker breaker = new CircuitBreaker(3, Duration.ofSeconds(10));

    @Test
    void waitsLongerAfterEachAttemptGiveOrTakeAFifth() {
        Backoff backoff = new Backoff(new Random(1));
        long[] seconds = {5, 30, 120, 600, 3600, 10800, 10800, 10800};

        for (int attempt = 1; attempt <= seconds.length; attempt++) {
            assertThat(backoff.after(attempt).toMillis())
                    .isBetween(seconds[attempt - 1] * 800, seconds[attempt - 1] * 1200);
        }
    }

    @Test
    void spreadsWaits() {
        Backoff backoff = new Backoff(new Random(1));

        assertThat(IntStream.range(0, 20).mapToObj(any -> backoff.after(3)).distinct())
                .hasSizeGreaterThan(15);
    }

    @Test
    void opensAfterFailuresInARow() {
        breaker.failed(now);
        breaker.failed(now);
        breaker.succeeded();
        breaker.failed(now);
        breaker.failed(now);
        assertThat(breaker.admit(4, now)).isEqualTo(4);

        breaker.failed(now);

        assertThat(breaker.admit(4, now)).isZero();
        assertThat(breaker.state(now)).isEqualTo(CircuitBreaker.State.OPEN);
    }

    @Test
    void triesOnceAndClosesOnSuccess() {
        open();
        Instant later = now.plusSeconds(10);

        assertThat(breaker.admit(4, later)).isOne();
        assertThat(breaker.admit(4, later)).isZero();
        breaker.succeeded();

        assertThat(breaker.admit(4, later)).isEqualTo(4);
    }

    @Test
    void waitsTwiceAsLongAfterATrialThatFailed() {
        open();
        breaker.admit(1, now.plusSeconds(10));

        breaker.failed(now.plusSeconds(10));

        assertThat(breaker.admit(1, now.plusSeconds(29))).isZero();
        assertThat(breaker.admit(1, now.plusSeconds(30))).isOne();
    }

    @Test
    void givesBackATrialThatFoundNothingToDo() {
        open();
        Instant later = now.plusSeconds(10);
        breaker.admit(1, later);

        breaker.unused();

        assertThat(breaker.admit(1, later)).isOne();
    }

    @Test
    void keepsQuietAsAskedThoughNothingFailed() {
        Gate gate = new Gate(Samples.target("desk", URI.create("https://a.example")), now);

        gate.learn(
                null,
                new Answer.Received(429, Map.of(), new byte[0]),
                new Call.RetryLater(Duration.ofSeconds(7), false, Reason.of("x")),
                now);

        assertThat(gate.admit(1, now.plusSeconds(6))).isZero();
        assertThat(gate.admit(4, now.plusSeconds(7))).isEqualTo(4);
    }

    @Test
    void sparesTheRecipientThatTheTargetAskedForAndNobodyElse() {
        Gate gate = new Gate(Samples.target("bot", URI.create("https://a.example")), now);

        refuse(gate, "7", 7);
        refuse(gate, "7", 5);

        assertThat(gate.spared("7", now.plusSeconds(6))).contains(now.plusSeconds(7));
        assertThat(gate.spared("7", now.plusSeconds(7))).isEmpty();
        assertThat(gate.spared("8", now)).isEmpty();
        assertThat(gate.admit(4, now)).isEqualTo(4);
    }

    @Test
    void sparesTheWholeTargetWhenSeveralRecipientsInARowAreRefused() {
        Gate gate = new Gate(Samples.target("bot", URI.create("https://a.example")), now);
        refuse(gate, "1", 7);
        refuse(gate, "2", 7);
        gate.learn("4", new Answer.Received(200, Map.of(), new byte[0]), new Call.Done(null, null), now);
        refuse(gate, "3", 7);
        assertThat(gate.admit(1, now)).isOne();

        refuse(gate, "1", 7);
        refuse(gate, "2", 7);

        assertThat(gate.admit(1, now.plusSeconds(6))).isZero();
        assertThat(gate.admit(1, now.plusSeconds(7))).isOne();
    }

    private void refuse(Gate gate, String recipient, int seconds) {
        gate.learn(
                recipient,
                new Answer.Received(429, Map.of(), new byte[0]),
                new Call.RetryLater(Duration.ofSeconds(seconds), false, Reason.of("x")),
                now);
    }

    @Test
    void countsServerErrorsAndLostAnswersButNotRefusals() {
        Gate gate = new Gate(Samples.target("desk", URI.create("https://a.example")), now);
        for (int call = 0; call < 9; call++) {
            gate.learn(null, new Answer.Received(422, Map.of(), new byte[0]), new Call.Park(Reason.of("x"), ""), now);
        }
        assertThat(gate.state(now)).isEqualTo(CircuitBreaker.State.CLOSED);

        for (int call = 0; call < 4; call++) {
            gate.learn(
                    null, new Answer.Received(500, Map.of(), new byte[0]), new Call.Unknown(null, Reason.of("x")), now);
        }
        gate.learn(null, new Answer.Lost(true, "reset"), new Call.Unknown(null, Reason.of("x")), now);

        assertThat(gate.state(now)).isEqualTo(CircuitBreaker.State.OPEN);
    }

    @Test
    void letsSoManyCallsASecondThrough() {
        Pace pace = new Pace(5, now);

        assertThat(pace.take(100, now)).isEqualTo(5);
        assertThat(pace.take(100, now)).isZero();
        assertThat(pace.take(100, now.plusMillis(400))).isEqualTo(2);
        assertThat(pace.take(100, now.plusSeconds(60))).isEqualTo(5);
        pace.giveBack(3);
        assertThat(pace.take(100, now.plusSeconds(60))).isEqualTo(3);
    }

    @Test
    void letsOneCallAMinuteThrough() {
        Pace pace = new Pace(1 / 60.0, now);

        assertThat(pace.take(9, now)).isOne();
        assertThat(pace.take(9, now.plusSeconds(59))).isZero();
        assertThat(pace.take(9, now.plusSeconds(61))).isOne();
    }

    private void open() {
        breaker.failed(now);
        breaker.failed(now);
        breaker.failed(now);
    }
}

package io.inlet.pipeline.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FailuresTest {
    private Instant now = Instant.parse("2026-01-31T10:00:00Z");
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };
    private final Failures failures = new Failures(3, Duration.ofSeconds(15), clock);

    @Test
    void triesEverFurtherApartAndThenGivesUp() {
        Progress progress = Progress.of(1).setAside(7);

        progress = fail(progress, "7");
        assertThat(failures.due("7")).isFalse();
        now = now.plusSeconds(15);
        assertThat(failures.due("7")).isTrue();

        progress = fail(progress, "7");
        now = now.plusSeconds(119);
        assertThat(failures.due("7")).isFalse();
        now = now.plusSeconds(1);
        assertThat(failures.due("7")).isTrue();

        progress = fail(progress, "7");
        now = now.plus(Duration.ofDays(365));
        assertThat(failures.due("7")).isFalse();
        assertThat(failures.givenUp(progress, "7")).isTrue();
    }

    @Test
    void triesAMailOnceInAPoll() {
        failures.failed("7");

        assertThat(failures.due("7")).isFalse();
    }

    @Test
    void blamesTheDayWhenSeveralFailAndNoneSucceeds() {
        failures.failed("1");
        failures.failed("2");
        failures.failed("3");

        assertThat(failures.badDay()).isTrue();
        assertThat(failures.settle(Progress.of(1)).failed())
                .containsOnlyKeys("1", "2", "3")
                .containsValue(0);
    }

    @Test
    void blamesTheMailsWhenOthersSucceed() {
        failures.failed("1");
        failures.failed("2");
        failures.failed("3");
        failures.succeeded();

        assertThat(failures.settle(Progress.of(1)).tries("3")).isEqualTo(1);
    }

    @Test
    void givesUpAtOnceWhatNoTryCanHelp() {
        failures.hopeless("9");

        assertThat(failures.givenUp(failures.settle(Progress.of(1)), "9")).isTrue();
        assertThat(failures.due("9")).isFalse();
    }

    private Progress fail(Progress progress, String id) {
        failures.failed(id);
        return failures.settle(progress);
    }
}

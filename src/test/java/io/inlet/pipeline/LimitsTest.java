package io.inlet.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.settings.Settings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
    private static final String SENDER = "203.0.113.7";

    private long now = Long.MAX_VALUE - Duration.ofSeconds(30).toNanos();

    @Test
    void senderHasItsRateAtOnceAndGetsItBackEvenly() {
        Limits limits = limits(Map.of("inlet.limit.sender", "60/m"));

        assertThat(IntStream.range(0, 60).mapToObj(post -> limits.sender("web", SENDER)))
                .allMatch(Optional::isEmpty);
        assertThat(limits.sender("web", SENDER)).contains(Duration.ofSeconds(1));
        pass(Duration.ofSeconds(1));
        assertThat(limits.sender("web", SENDER)).isEmpty();
        assertThat(limits.sender("web", SENDER)).isPresent();
        pass(Duration.ofMinutes(2));
        assertThat(IntStream.range(0, 60).mapToObj(post -> limits.sender("web", SENDER)))
                .allMatch(Optional::isEmpty);
        assertThat(limits.figures()).containsEntry("refusedItems", 2L);
    }

    @Test
    void saysForFiveMinutesThatSomebodyWasRefused() {
        Limits limits = limits(Map.of("inlet.limit.sender", "1/h"));
        assertThat(limits.detail().code()).isEqualTo("limits");

        limits.sender("web", SENDER);
        limits.sender("web", SENDER);

        assertThat(limits.up()).isTrue();
        assertThat(limits.detail().code()).isEqualTo("limits-reached");
        pass(Duration.ofMinutes(5));
        assertThat(limits.detail().code()).isEqualTo("limits");
    }

    @Test
    void sendersDoNotCountForEachOther() {
        Limits limits = limits(Map.of("inlet.limit.sender", "1/h"));

        assertThat(limits.sender("web", SENDER)).isEmpty();
        assertThat(limits.sender("web", "203.0.113.8")).isEmpty();
        assertThat(limits.sender("web", SENDER)).isPresent();
    }

    @Test
    void anIpv6NetworkIsOneSender() {
        Limits limits = limits(Map.of("inlet.limit.sender", "1/h"));

        assertThat(limits.sender("web", "2001:db8:1:2:3::1")).isEmpty();
        assertThat(limits.sender("web", "2001:db8:1:2:ffff:1:2:3")).isPresent();
        assertThat(limits.sender("web", "2001:db8:1:3::1")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1", "::1", "10.1.2.3", "172.31.0.9", "192.168.7.7", "100.64.0.1", "fd00::1", "unknown"})
    void aProxyThatNobodyNamedIsNotLimited(String inside) {
        Limits limits = limits(Map.of("inlet.limit.sender", "1/h"));

        assertThat(IntStream.range(0, 5).mapToObj(post -> limits.sender("web", inside)))
                .allMatch(Optional::isEmpty);
    }

    @Test
    void remembersNoMoreThanSoManySenders() {
        Limits limits = limits(Map.of("inlet.limit.sender", "1/h"));

        for (int sender = 0; sender < Limits.MOST + 1000; sender++) {
            limits.sender(
                    "web",
                    "2001:db8:" + Integer.toHexString(sender >>> 16) + ":" + Integer.toHexString(sender & 0xFFFF)
                            + "::1");
        }

        assertThat(limits.figures()).containsEntry("rememberedSenders", Limits.MOST);
    }

    @Test
    void inboxesHaveARateOfTheirOwn() {
        Limits limits = limits(Map.of("inlet.inbox.web.rate", "2/s", "inlet.inbox.phone.rate", "off"));

        assertThat(limits.inbox("web")).isEmpty();
        assertThat(limits.inbox("web")).isEmpty();
        assertThat(limits.inbox("web")).contains(Duration.ofMillis(500));
        assertThat(IntStream.range(0, 5000).mapToObj(call -> limits.inbox("phone")))
                .allMatch(Optional::isEmpty);
        assertThat(IntStream.range(0, 1000).mapToObj(call -> limits.inbox("sales")))
                .allMatch(Optional::isEmpty);
        assertThat(limits.inbox("sales")).as("the default").isPresent();
    }

    @Test
    void whatIsFetchedIsSlowedAndNeverRefused() {
        Limits limits = new Limits(Settings.of(Map.of("inlet.inbox.email.rate", "50/s")));

        for (int mail = 0; mail < 60; mail++) {
            limits.slow("email");
        }

        assertThat((Long) limits.figures().get("slowedItems")).isPositive();
        assertThat(limits.figures()).containsEntry("refusedItems", 0L);
    }

    @Test
    void aFetchedMessageWaitsTenSecondsAtMostHoweverLowTheRate() {
        Meter meter = new Meter(() -> now, 10);

        for (int mail = 0; mail < 100; mail++) {
            Duration wait = meter.slow("email", io.inlet.settings.Rate.parse("1/h"), Duration.ofSeconds(10));
            assertThat(wait).isLessThanOrEqualTo(Duration.ofSeconds(10));
        }
    }

    private Limits limits(Map<String, String> settings) {
        return new Limits(Settings.of(settings), () -> now);
    }

    /** Over the point where {@link System#nanoTime} wraps. */
    private void pass(Duration time) {
        now += time.toNanos();
    }
}

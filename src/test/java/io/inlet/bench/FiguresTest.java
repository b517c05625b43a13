package io.inlet.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final long SECOND = 1_000_000_000;

    @Test
    void comparesTheLineWithParsingAndStatementsOneAfterTheOther() {
        Figures figures = new Figures(sample(4000), sample(1000), sample(600), sample(5000), sample(3000));

        // 1 / (1/4000 + 1/1000) = 800
        assertThat(figures.lineRatio()).isCloseTo(0.75, within(1e-9));
        assertThat(figures.captureRatio()).isCloseTo(0.6, within(1e-9));
    }

    @Test
    void addsRoundsUpByMessagesAndTime() {
        Sample fast = new Sample(100, SECOND, new Usage(50_000_000, 0), 7, Latencies.of(new long[] {3, 1}));
        Sample slow = new Sample(100, 3 * SECOND, new Usage(150_000_000, 0), 5, Latencies.of(new long[] {2}));

        Sample both = fast.plus(slow);

        assertThat(both.perSecond()).isCloseTo(50, within(1e-9));
        assertThat(both.program()).isCloseTo(1.0, within(1e-9));
        assertThat(both.peak()).isEqualTo(7);
        assertThat(both.latencies().sorted()).containsExactly(1, 2, 3);
    }

    @Test
    void givesThePercentileThatSoManyDoNotExceed() {
        Latencies latencies = Latencies.of(
                LongStream.rangeClosed(1, 100).map(n -> n * 1_000_000).toArray());

        assertThat(latencies.percentile(50)).isEqualTo(50);
        assertThat(latencies.percentile(99)).isEqualTo(99);
    }

    private static Sample sample(long perSecond) {
        return new Sample(perSecond, SECOND, new Usage(1, 1), 0, Sample.NONE.latencies());
    }
}

package io.inlet.pipeline.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class BurstsTest {
    private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");

    private static final Duration MOST = Duration.ofSeconds(30);
    private static final Duration MOST_OF_ALBUM = Duration.ofSeconds(32);

    private final Hand clock = new Hand();
    private final Bursts bursts = new Bursts(Duration.ofSeconds(6), MOST, clock);

    @Test
    void eachPieceMovesTheMoment() {
        assertThat(bursts.next("a", null, false)).isEqualTo(new Bursts.Due(START.plusSeconds(6), MOST, false));
        clock.seconds = 4;
        assertThat(bursts.next("a", null, false)).isEqualTo(new Bursts.Due(START.plusSeconds(10), MOST, false));
    }

    @Test
    void conversationsWaitApart() {
        bursts.next("a", null, false);
        clock.seconds = 4;

        assertThat(bursts.next("b", null, true)).isEqualTo(new Bursts.Due(START.plusSeconds(4), MOST, true));
        assertThat(bursts.next("a", null, false).at()).isEqualTo(START.plusSeconds(10));
    }

    @Test
    void anUrgentAlbumWaitsForItsMembersOnly() {
        bursts.next("a", null, false);
        clock.seconds = 1;

        assertThat(bursts.next("a", "9", true)).isEqualTo(new Bursts.Due(START.plusSeconds(3), MOST_OF_ALBUM, true));
        assertThat(bursts.next("a", "9", false)).isEqualTo(new Bursts.Due(START.plusSeconds(3), MOST_OF_ALBUM, true));
        assertThat(bursts.next("a", null, false)).isEqualTo(new Bursts.Due(START.plusSeconds(7), MOST, false));
    }

    @Test
    void anAlbumWaitsForItsMembersWithoutASettleWindow() {
        Bursts none = new Bursts(Duration.ZERO, Duration.ZERO, clock);

        assertThat(none.next("a", null, false).at()).isEqualTo(START);
        assertThat(none.next("a", "9", false).at()).isEqualTo(START.plusSeconds(2));
    }

    private static final class Hand extends Clock {
        private long seconds;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return START.plusSeconds(seconds);
        }
    }
}

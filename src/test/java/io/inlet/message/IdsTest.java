package io.inlet.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {
    @Test
    void areVersion7OfTheIetfVariant() {
        UUID id = Ids.next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void carryTheirMomentInFront() {
        Instant moment = Instant.parse("2026-11-20T06:02:00.123Z");

        assertThat(Ids.madeAt(Ids.at(moment))).isEqualTo(moment);
        assertThat(Ids.at(moment)).isLessThan(Ids.at(moment.plusMillis(1)));
    }

    @Test
    void differWithinOneMoment() {
        Instant moment = Instant.EPOCH;
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            seen.add(Ids.at(moment));
        }

        assertThat(seen).hasSize(10_000);
    }
}

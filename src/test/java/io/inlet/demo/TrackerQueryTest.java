package io.inlet.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackerQueryTest {
    private static final Map<String, String> TICKET =
            Map.of("id", "12", "Queue", "Support", "CF.{ExternalId}", "it's", "LastUpdated", "2026-11-21T17:29:06Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id = 12",
                "Queue='Support' AND LastUpdated > '2026-11-21 17:00:00'",
                "CF.{ExternalId} = 'it\\'s'",
                "CF.{ExternalId} = \"it's\"",
                "id > 9",
                "id = 1 OR id = 12",
                "(id = 1 OR id = 12) AND Queue != 'General'",
                "id >= 12 and id <= 12",
                "Queue LIKE 'PPO'"
            })
    void finds(String query) {
        assertThat(TrackerQuery.parse(query).test(TICKET::get)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id = 1",
                "LastUpdated > '2026-11-21 17:29:06'",
                "CF.{Other} = 'x'",
                "CF.{ExternalId} != 'it\\'s'",
                "(id = 1 OR id = 12) AND Queue = 'General'",
                "id < 12"
            })
    void leavesOut(String query) {
        assertThat(TrackerQuery.parse(query).test(TICKET::get)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "id", "id =", "id = 1 AND", "(id = 1", "id = 1 id", "CF.{ = 'x'", "id = 'x"})
    void refusesWhatTheTrackerWouldNotUnderstand(String query) {
        assertThatThrownBy(() -> TrackerQuery.parse(query)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAnUnknownOperatorWhenItCompares() {
        assertThatThrownBy(() -> TrackerQuery.parse("id IS 1").test(TICKET::get))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

package io.inlet.dispatch.rt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeardTest {
    @Test
    void asksNothingFromBeforeItBegan() {
        assertThat(Heard.from(1000).floor()).isEqualTo(1000);
        assertThat(Heard.from(1000).and(List.of(1100L)).floor()).isEqualTo(1000);
    }

    @Test
    void asksAgainForWhatMayBeCommittedLate() {
        Heard heard = Heard.from(1000).and(List.of(1500L, 1490L));

        assertThat(heard.floor()).isEqualTo(1300);
        assertThat(heard.has(1500)).isTrue();
        assertThat(heard.has(1495)).isFalse();
    }

    @Test
    void forgetsWhatItWillNotAskForAgain() {
        Heard heard = Heard.from(0).and(List.of(10L)).and(List.of(500L));

        assertThat(heard.recent()).containsExactly(500L);
    }

    @Test
    void isReadAsItIsWritten() {
        Heard heard = Heard.from(1000).and(List.of(1201L, 1234L));

        assertThat(heard.text()).isEqualTo("1000/1234:1201,1234");
        assertThat(Heard.of(heard.text())).isEqualTo(heard);
        assertThat(Heard.of(Heard.from(7).text())).isEqualTo(Heard.from(7));
    }
}

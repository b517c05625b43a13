package io.inlet.pipeline.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ProgressTest {
    @Test
    void isReadBackAsItWasWritten() {
        Progress progress = Progress.of(4711).past(12).setAside(13).counted("13", 2);

        assertThat(progress.json()).isEqualTo("{\"uidValidity\":4711,\"uid\":13,\"failed\":{\"13\":2}}");
        assertThat(Progress.parse(progress.json())).isEqualTo(progress);
    }

    @Test
    void aMailThatWasTakenAtLastLeavesTheWatermarkWhereItIs() {
        Progress progress = Progress.of(1).setAside(5).past(9).past(5);

        assertThat(progress).isEqualTo(Progress.of(1).past(9));
    }

    @Test
    void refusesToGuessAtAForeignPosition() {
        assertThatThrownBy(() -> Progress.parse("42"))
                .hasMessage("the stored position of a mailbox is not one that Inlet wrote");
    }
}

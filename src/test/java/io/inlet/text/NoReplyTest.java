package io.inlet.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoReplyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "no-reply@b.ru",
                "NoReply@b.ru",
                "jiranoreply@b.ru",
                "shop.donotreply+17@b.ru",
                "do_not_reply@b.ru",
                "ne-otvechaite@b.ru",
                "noreplies@b.ru",
                "no-response@b.ru"
            })
    void knowsAddressesThatNobodyReads(String address) {
        assertThat(NoReply.isIn(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "casino.reply@b.ru",
                "reply@b.ru",
                "noah@b.ru",
                "nora.reply@b.ru",
                "support@noreply.ru",
                "piano-repair@b.ru"
            })
    void leavesOthersAlone(String address) {
        assertThat(NoReply.isIn(address)).isFalse();
    }
}

package io.inlet.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.channel.Sound;
import io.inlet.message.Content;
import io.inlet.message.Mapped;
import io.inlet.message.RawMessage;
import io.inlet.poison.Poison;
import io.inlet.poison.PoisonMails;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mails made to hurt are understood, and alike each time; none is refused. */
class PoisonMailsTest {
    private static final MailMapper MAPPER = new MailMapper();

    static List<Poison> mails() {
        return PoisonMails.all();
    }

    @ParameterizedTest
    @MethodSource("mails")
    void isUnderstood(Poison poison) {
        RawMessage raw = Mails.raw(poison.bytes().length, Content.of(poison.bytes()));

        Mapped mapped = Sound.map(MAPPER, List.of(raw), poison.bytes().length);

        assertThat(mapped).isNotNull();
    }
}

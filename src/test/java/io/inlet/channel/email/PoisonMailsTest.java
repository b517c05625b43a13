package io.inlet.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.channel.Sound;
import io.inlet.message.Content;
import io.inlet.message.Mapped;
import io.inlet.message.RawMessage;
import io.inlet.poison.Poison;
import io.inlet.poison.PoisonMails;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mails made to hurt are understood, and alike each time; only what holds nothing at all is refused. */
class PoisonMailsTest {
    private static final Set<String> EMPTY = Set.of("nothing", "line ends only", "NULs only");
    private static final MailMapper MAPPER = new MailMapper(MailPolicy.NONE);

    static List<Poison> mails() {
        return PoisonMails.all();
    }

    @ParameterizedTest
    @MethodSource("mails")
    void isUnderstood(Poison poison) {
        RawMessage raw = Mails.raw(poison.bytes().length, Content.of(poison.bytes()));

        Mapped mapped = Sound.map(MAPPER, List.of(raw), poison.bytes().length);

        assertThat(mapped == null).isEqualTo(EMPTY.contains(poison.name()));
    }
}

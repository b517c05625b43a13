package io.inlet.channel.email;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.inlet.channel.Sound;
import io.inlet.message.Content;
import java.util.List;

/** Any bytes as a mail. */
class MailFuzz {
    private static final MailMapper MAPPER = new MailMapper();

    @FuzzTest
    void anyBytes(byte[] mail) {
        Sound.map(MAPPER, List.of(Mails.raw(mail.length, Content.of(mail))), mail.length);
    }
}

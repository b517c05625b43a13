package io.inlet.pipeline.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.settings.Secret;
import org.junit.jupiter.api.Test;

class RedactionTest {
    private final Redaction redaction = new Redaction("desk");

    @Test
    void hidesThePasswordHoweverAServerRepeatsIt() {
        redaction.hide(new Secret("s3cret"));

        String said = redaction.say(new IllegalStateException(
                "NO LOGIN desk s3cret", new IllegalArgumentException("PLAIN AGRlc2sAczNjcmV0 or czNjcmV0")));

        assertThat(said)
                .isEqualTo("IllegalStateException: NO LOGIN desk [REDACTED]"
                        + " (IllegalArgumentException: PLAIN [REDACTED] or [REDACTED])");
    }

    @Test
    void keepsToOneShortLine() {
        String said = redaction.say(new IllegalStateException("line\r\nanother" + "!".repeat(1000)));

        assertThat(said).startsWith("IllegalStateException: line another!").hasSize(303);
    }
}

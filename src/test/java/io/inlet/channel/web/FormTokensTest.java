package io.inlet.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FormTokensTest {
    private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");
    private final FormTokens tokens = new FormTokens("0123456789abcdef".getBytes());

    @Test
    void knowsItsOwnTokens() {
        assertThat(tokens.nonce(tokens.mint("support", NOW), "support", NOW)).isPresent();
        assertThat(tokens.mint("support", NOW)).isNotEqualTo(tokens.mint("support", NOW));
    }

    @Test
    void refusesTokensOfOthers() {
        String token = tokens.mint("support", NOW);

        assertThat(tokens.nonce(token, "sales", NOW)).isEmpty();
        assertThat(tokens.nonce(token.replaceFirst("support", "sales"), "sales", NOW))
                .isEmpty();
        assertThat(new FormTokens("fedcba9876543210".getBytes()).nonce(token, "support", NOW))
                .isEmpty();
        assertThat(tokens.nonce("", "support", NOW)).isEmpty();
        assertThat(tokens.nonce("...", "support", NOW)).isEmpty();
    }

    @Test
    void refusesTokensOutOfTheirTime() {
        String token = tokens.mint("support", NOW);

        assertThat(tokens.nonce(token, "support", NOW.plus(FormTokens.VALID))).isEmpty();
        assertThat(tokens.nonce(token, "support", NOW.plus(FormTokens.VALID).minusSeconds(1)))
                .isPresent();
        assertThat(tokens.nonce(token, "support", NOW.minus(Duration.ofHours(1))))
                .isEmpty();
    }
}

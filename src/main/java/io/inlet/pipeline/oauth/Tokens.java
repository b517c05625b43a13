package io.inlet.pipeline.oauth;

import io.inlet.settings.Secret;
import java.time.Duration;

/**
 * What a token endpoint gave (RFC 6749, 5.1).
 *
 * @param lifetime of the access token
 * @param refresh the refresh token to use from now on; null: the one that was used stays good
 */
record Tokens(Secret access, Duration lifetime, Secret refresh) {}

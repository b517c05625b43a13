package io.inlet.pipeline.oauth;

import io.inlet.pipeline.Login;
import io.inlet.settings.Secret;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The access token of one mailbox: kept in memory while it is good, and got anew shortly before its end or after a server did not take it.
 */
final class AccessTokens implements Login {
    private static final Duration MARGIN = Duration.ofMinutes(5);
    private static final int SHARE = 5;

    private final TokenEndpoint endpoint;
    private final Grant grant;
    private final Clock clock;
    private Secret current;
    private Instant renewAt;
    private int uses;

    AccessTokens(TokenEndpoint endpoint, Grant grant, Clock clock) {
        this.endpoint = endpoint;
        this.grant = grant;
        this.clock = clock;
    }

    @Override
    public boolean isToken() {
        return true;
    }

    @Override
    public synchronized Secret secret() throws IOException, TokenRefusedException {
        if (current == null || !clock.instant().isBefore(renewAt)) {
            current = null;
            Tokens tokens = grant.ask(endpoint);
            current = tokens.access();
            renewAt = clock.instant().plus(tokens.lifetime()).minus(margin(tokens.lifetime()));
            uses = 0;
        }
        uses++;
        return current;
    }

    /** One that was refused at its first use is not replaced at once: the next would fare no better. */
    @Override
    public synchronized boolean renew(Secret refused) {
        if (!refused.equals(current)) {
            return true;
        }
        current = null;
        return uses > 1;
    }

    private static Duration margin(Duration lifetime) {
        Duration share = lifetime.dividedBy(SHARE);
        return share.compareTo(MARGIN) < 0 ? share : MARGIN;
    }
}

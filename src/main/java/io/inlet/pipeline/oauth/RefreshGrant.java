package io.inlet.pipeline.oauth;

import io.inlet.settings.Secret;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A person allowed it once (RFC 6749, 6). */
final class RefreshGrant implements Grant {
    private static final Logger LOG = LoggerFactory.getLogger(RefreshGrant.class);

    private final String mailbox;
    private final Map<String, String> client;
    private final RefreshTokenFile kept;
    /** The newest one while the disk does not take it. */
    private Secret unwritten;

    /**
     * @param mailbox its name, such as {@code email-sales}
     * @param client the fields that name the application
     */
    RefreshGrant(String mailbox, Map<String, String> client, RefreshTokenFile kept) {
        this.mailbox = mailbox;
        this.client = client;
        this.kept = kept;
    }

    @Override
    public Tokens ask(TokenEndpoint endpoint) throws IOException, TokenRefusedException {
        Secret used = unwritten != null
                ? unwritten
                : kept.read()
                        .orElseThrow(() -> new TokenRefusedException(
                                "nobody has allowed access yet; it needs: inlet login " + mailbox));
        Tokens tokens;
        try {
            tokens = endpoint.ask(form(used));
        } catch (TokenRefusedException refused) {
            Secret first = used;
            Optional<Secret> other = kept.read().filter(now -> !now.equals(first)); // another process was faster
            if (other.isEmpty()) {
                throw refused;
            }
            used = other.get();
            unwritten = null; // somebody allowed it anew, and that is on the disk
            tokens = endpoint.ask(form(used));
        }
        if (tokens.refresh() != null && !tokens.refresh().equals(used)) {
            unwritten = tokens.refresh();
        }
        keep();
        return tokens;
    }

    private void keep() {
        if (unwritten == null) {
            return;
        }
        try {
            kept.write(unwritten);
            unwritten = null;
        } catch (IOException full) {
            LOG.error(
                    "The new refresh token of {} could not be written ({}); until it is, a restart would need: inlet login {}",
                    mailbox,
                    full.getMessage(),
                    mailbox);
        }
    }

    private Map<String, String> form(Secret token) {
        Map<String, String> form = new LinkedHashMap<>(client);
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", token.reveal());
        return form;
    }
}

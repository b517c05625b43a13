package io.inlet.pipeline;

import io.inlet.settings.Secret;
import jakarta.mail.AuthenticationFailedException;
import java.io.IOException;

/** What opens a mailbox or a mail server; asked at each connect. Thread-safe. */
public interface Login {
    /** Whether the secret is an OAuth2 access token rather than a password. */
    boolean isToken();

    /**
     * The password or a token that is good now.
     *
     * @throws AuthenticationFailedException when there is none before a person does something
     * @throws IOException when the one who gives tokens cannot be asked now
     */
    Secret secret() throws IOException, AuthenticationFailedException;

    /** A server did not take this secret. Says whether {@link #secret} would give another that is worth one more try. */
    boolean renew(Secret refused);

    /** A password from the settings, read anew each time. */
    static Login password(Credentials credentials, String setting) {
        return new Login() {
            @Override
            public boolean isToken() {
                return false;
            }

            @Override
            public Secret secret() {
                return credentials
                        .find(setting)
                        .orElseThrow(() ->
                                new IllegalStateException(setting + " is not set; it needs the mailbox's password"));
            }

            @Override
            public boolean renew(Secret refused) {
                return false;
            }
        };
    }
}

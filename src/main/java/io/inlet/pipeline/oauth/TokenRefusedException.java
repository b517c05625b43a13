package io.inlet.pipeline.oauth;

import jakarta.mail.AuthenticationFailedException;

/** No access token comes before a person does something. */
public final class TokenRefusedException extends AuthenticationFailedException {
    private static final long serialVersionUID = 1;

    TokenRefusedException(String message) {
        super(message);
    }
}

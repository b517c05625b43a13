package io.inlet.pipeline.oauth;

import jakarta.mail.AuthenticationFailedException;
import java.util.Optional;

/** No access token comes before a person does something. */
public final class TokenRefusedException extends AuthenticationFailedException {
    private static final long serialVersionUID = 1;

    private final String code;

    TokenRefusedException(String message) {
        this(null, message);
    }

    /** @param code of the words for a person, where it is not the provider that refuses */
    TokenRefusedException(String code, String message) {
        super(message);
        this.code = code;
    }

    /** Of the words in {@code io/inlet/text/commands*.properties}, if it has some. */
    public Optional<String> code() {
        return Optional.ofNullable(code);
    }
}

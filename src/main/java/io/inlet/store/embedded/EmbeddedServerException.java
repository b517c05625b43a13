package io.inlet.store.embedded;

/** The embedded PostgreSQL cannot be run here. The message is one line for the operator and holds no secret. */
public final class EmbeddedServerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    EmbeddedServerException(String message) {
        super(message);
    }

    EmbeddedServerException(String message, Throwable cause) {
        super(message, cause);
    }
}

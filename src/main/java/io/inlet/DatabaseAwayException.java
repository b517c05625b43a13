package io.inlet;

/** A command finds no database to talk to: there is none yet, or it does not answer now. The message is for the operator. */
public final class DatabaseAwayException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DatabaseAwayException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether there never was one: no gateway can be running on it. */
    public boolean isNone() {
        return getCause() == null;
    }
}

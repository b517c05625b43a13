package io.inlet.store;

/** A backup cannot be brought into that database; nothing of it was. The message is for the operator. */
public final class RestoreRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    RestoreRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}

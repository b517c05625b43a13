package io.inlet.store.embedded;

/** Another living process owns the data folder. The message is one line for the operator. */
public final class DataInUseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DataInUseException(String message) {
        super(message);
    }
}

package io.inlet.message;

/** A bad day, not a bad message: the store cannot be reached or cannot work now. The message waits; it is never parked for this. */
public class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}

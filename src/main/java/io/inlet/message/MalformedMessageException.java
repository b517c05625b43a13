package io.inlet.message;

/** The bytes cannot be understood as what they claim to be: the message is parked with them. */
public class MalformedMessageException extends Exception {
    private static final long serialVersionUID = 1;

    public MalformedMessageException(String message) {
        super(message);
    }

    public MalformedMessageException(String message, Throwable cause) {
        super(message, cause);
    }
}

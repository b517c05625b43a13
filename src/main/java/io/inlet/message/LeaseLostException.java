package io.inlet.message;

/** Another holder has taken the group over since it was claimed: what was understood is dropped, the other one finishes it. */
public class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LeaseLostException(String message) {
        super(message);
    }
}

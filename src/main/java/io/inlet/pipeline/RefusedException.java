package io.inlet.pipeline;

/** A request is not let in; the caller gets the answer, and nothing is kept. */
public class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient DoorAnswer answer;

    public RefusedException(String message, DoorAnswer answer) {
        super(message);
        this.answer = answer;
    }

    public DoorAnswer answer() {
        return answer;
    }
}

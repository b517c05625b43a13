package io.inlet.pipeline;

/** Last step of a pushed channel: its reception says what the caller is told. */
public final class Answer {
    private final Receptions receptions;

    public Answer(Receptions receptions) {
        this.receptions = receptions;
    }

    public DoorAnswer answer(Visit visit) {
        return receptions.of(visit.request()).answer(visit);
    }
}

package io.inlet.pipeline;

/** Last step of a pushed channel: its reception says what the caller is told. */
public final class Answer {
    private final Admit admit;

    public Answer(Admit admit) {
        this.admit = admit;
    }

    public DoorAnswer answer(Visit visit) {
        return admit.reception(visit.request()).answer(visit);
    }
}

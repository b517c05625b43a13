package io.inlet.text;

/** On what occasion a mail was written: what the header of another mail means in its text. */
public enum Occasion {
    /** To begin something: whatever mail stands in it was put there on purpose, and is content. */
    FIRST,
    /** In answer: the original is history. */
    REPLY,
    /** To pass a mail on: that is content. */
    FORWARD,
    /** Nobody can tell; taken for an answer, since most texts with an original are. */
    UNKNOWN;

    /** Whether an original that is written out is content. */
    public boolean keepsOriginal() {
        return this == FIRST || this == FORWARD;
    }
}

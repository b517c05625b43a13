package io.inlet.chaos;

/** Something that is promised did not happen in its time; the run goes on. */
final class Broken extends Exception {
    private static final long serialVersionUID = 1;

    Broken(String what) {
        super(what);
    }
}

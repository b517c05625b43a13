package io.inlet;

/** The program's entry point. */
public final class Inlet {
    private Inlet() {}

    public static void main(String[] arguments) {
        System.exit(0);
    }
}

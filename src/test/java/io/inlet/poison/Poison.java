package io.inlet.poison;

/**
 * Something made to hurt.
 *
 * @param name what it is, for whoever reads of a failure
 */
public record Poison(String name, byte[] bytes) {
    public static Poison of(String name, String text) {
        return new Poison(name, Bytes.of(text));
    }

    @Override
    public String toString() {
        return name;
    }
}

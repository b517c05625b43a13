package io.inlet.message;

import java.util.List;
import java.util.Objects;

/**
 * Why something was decided: a code with arguments, rendered per language when it is shown; never a stored sentence.
 *
 * @param code kebab-case, such as {@code thread-reference}; texts stand in {@code io/inlet/text/reasons*.properties}
 */
public record Reason(String code, List<String> arguments) {
    public Reason {
        Objects.requireNonNull(code, "code");
        arguments = List.copyOf(arguments);
    }

    public static Reason of(String code, String... arguments) {
        return new Reason(code, List.of(arguments));
    }

    @Override
    public String toString() {
        return arguments.isEmpty() ? code : code + arguments;
    }
}

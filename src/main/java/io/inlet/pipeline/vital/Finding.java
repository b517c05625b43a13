package io.inlet.pipeline.vital;

import io.inlet.message.Reason;
import java.util.List;
import java.util.Objects;

/**
 * What came of trying one thing.
 *
 * @param part what was tried: {@code mailbox:email}, {@code target:desk}, {@code disk}
 * @param code of its text in {@code io/inlet/text/doctor*.properties}; a fault has a further text with {@code .cure}
 * @param arguments of both texts; hold no secret
 * @param why a reason of others, with words of its own; null: none
 */
public record Finding(String part, boolean fine, String code, List<String> arguments, Reason why) {
    public Finding {
        Objects.requireNonNull(part, "part");
        Objects.requireNonNull(code, "code");
        arguments = List.copyOf(arguments);
    }

    public static Finding fine(String part, String code, String... arguments) {
        return new Finding(part, true, code, List.of(arguments), null);
    }

    public static Finding fault(String part, String code, String... arguments) {
        return new Finding(part, false, code, List.of(arguments), null);
    }
}

package io.inlet.rules;

import dev.cel.common.CelErrorCode;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionResolver;
import dev.cel.runtime.CelRuntime;
import java.util.Map;

/** A compiled condition. Thread-safe. */
final class Condition {
    private final CelRuntime.Program program;

    Condition(CelRuntime.Program program) {
        this.program = program;
    }

    /**
     * Whether it holds. A form field that the message does not have makes it false.
     *
     * @throws CelEvaluationException when it cannot be evaluated, such as a division by zero or a text that is no number
     */
    boolean holds(Map<String, Object> facts, CelFunctionResolver functions) throws CelEvaluationException {
        try {
            return Boolean.TRUE.equals(program.eval(facts, functions));
        } catch (CelEvaluationException failure) {
            if (failure.getErrorCode() == CelErrorCode.ATTRIBUTE_NOT_FOUND) {
                return false;
            }
            throw failure;
        }
    }
}

package io.inlet.store;

import java.sql.SQLException;
import java.util.List;

/** The gateway must not work on this database. Each problem is one line for the operator and holds no secret. */
public final class DatabaseUnusableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<String> problems;

    DatabaseUnusableException(List<String> problems, Throwable cause) {
        super(String.join("\n", problems), cause);
        this.problems = List.copyOf(problems);
    }

    /** Whether it is only away: nothing is to be changed in the settings, perhaps. */
    public boolean isAway() {
        return getCause() instanceof SQLException error && SqlErrors.isAway(error)
                || getCause() != null && getCause().getCause() instanceof SQLException below && SqlErrors.isAway(below);
    }

    /** What is wrong, and what would be right; at least one line. */
    public List<String> problems() {
        return problems;
    }
}

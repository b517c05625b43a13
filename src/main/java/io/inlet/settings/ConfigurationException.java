package io.inlet.settings;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration cannot be used. Carries all problems at once; the command ends with 78 (EX_CONFIG of sysexits). */
public class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    public ConfigurationException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}

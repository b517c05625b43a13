package io.inlet.check;

import io.inlet.settings.Problem;
import java.nio.file.Path;
import java.util.List;

/** Looks at one kind of thing that an operator wrote, without starting anything. */
@FunctionalInterface
public interface Lint {
    /** Everything that is wrong with it in this home folder. */
    List<Problem> look(Path home);
}

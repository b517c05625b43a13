package io.inlet.dispatch;

import io.inlet.settings.Secret;
import java.util.List;
import java.util.Optional;

/** What one type of target needs in config/targets.yaml, and what its secret must look like. */
public interface TargetKind {
    /** The word after {@code type}. */
    String type();

    /** Keys that only this type has. */
    List<String> keys();

    /** What is wrong with the secret, as a key of {@code io/inlet/text/check*.properties} that takes the setting's name. */
    Optional<String> secretFault(Secret secret);

    /** Reads the type's own keys; every problem is told with its line. What it gives is of no use then. */
    TargetOptions options(TargetNode target);
}

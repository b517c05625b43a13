package io.inlet.account;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A program's permission to use the API. The token itself is shown once and never kept.
 *
 * @param name what the program is called in histories
 * @param sha256 of the token, 64 lower-case hexadecimal digits; enough for a random secret of 256 bits
 */
public record ApiToken(UUID id, String name, Role role, String sha256, Instant createdAt) {
    public ApiToken {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(sha256, "sha256");
        Objects.requireNonNull(createdAt, "createdAt");
        if (name == null || name.isBlank() || name.length() > 60) {
            throw new IllegalArgumentException("a token's name has 1 to 60 characters");
        }
    }

    @Override
    public String toString() {
        return name + " (" + role.word() + ")";
    }
}

package io.inlet.account;

import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A person who may log in to the console.
 *
 * @param name lower case, 1 to 40 letters, digits, dots, hyphens or underscores
 * @param passwordHash in the notation of {@link PasswordHash}
 */
public record Account(String name, Role role, String passwordHash, Instant createdAt) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,39}");

    public Account {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(passwordHash, "passwordHash");
        Objects.requireNonNull(createdAt, "createdAt");
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "an account's name is 1 to 40 lower-case letters, digits, dots, hyphens or underscores");
        }
    }

    /** Whether a person may be called so. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    @Override
    public String toString() {
        return name + " (" + role.word() + ")";
    }
}

package io.inlet.account;

import java.util.Locale;

/** What somebody may do: a viewer reads, an operator also acts on messages and targets, an admin also manages accounts. */
public enum Role {
    VIEWER,
    OPERATOR,
    ADMIN;

    /** Whether this role may do what {@code needed} may. */
    public boolean allows(Role needed) {
        return compareTo(needed) >= 0;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

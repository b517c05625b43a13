package io.inlet.console;

import io.inlet.account.Role;

/**
 * Who is asking.
 *
 * @param kind user or token
 */
record Principal(String kind, String name, Role role) {
    static Principal user(String name, Role role) {
        return new Principal("user", name, role);
    }

    static Principal token(String name, Role role) {
        return new Principal("token", name, role);
    }

    /** As histories name it: {@code user:anna}. */
    String actor() {
        return kind + ":" + name;
    }
}

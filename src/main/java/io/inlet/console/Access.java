package io.inlet.console;

import io.inlet.account.Role;

/**
 * Who is let in to an endpoint. There is no endpoint without one, and what is no endpoint needs credentials too.
 *
 * @param role the least; null where no role is asked for
 */
record Access(Door door, Role role) {
    /** Anybody: the login page and what it looks like, and whether the process lives. */
    static final Access OPEN = new Access(Door.OPEN, null);

    /** Anybody while only this machine can reach the listener, else with a token: readiness and metrics. */
    static final Access PROBE = new Access(Door.PROBE, Role.VIEWER);

    /** Anybody with credentials, of whatever kind: what does not exist. */
    static final Access KNOWN = new Access(Door.KNOWN, null);

    static Access api(Role role) {
        return new Access(Door.API, role);
    }

    static Access page(Role role) {
        return new Access(Door.PAGE, role);
    }

    /** How one shows who one is. */
    enum Door {
        OPEN,
        PROBE,
        API,
        PAGE,
        KNOWN
    }
}

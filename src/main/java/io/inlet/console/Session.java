package io.inlet.console;

import java.time.Instant;

/**
 * Somebody's stay in the console.
 *
 * @param csrf shown in each form of this session and expected back with it
 * @param passwordHash what logged them in: the session ends when it is changed
 */
record Session(String id, String name, String passwordHash, String csrf, Instant startedAt, Instant seenAt) {
    Session seen(Instant now) {
        return new Session(id, name, passwordHash, csrf, startedAt, now);
    }
}

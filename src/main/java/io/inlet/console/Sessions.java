package io.inlet.console;

import io.inlet.account.Account;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Who is logged in. In memory: a restart logs everybody out. Thread-safe. */
final class Sessions {
    /** After this long without a request one has to log in again. */
    static final Duration IDLE = Duration.ofMinutes(60);

    /** However busy: one shift. */
    static final Duration LONGEST = Duration.ofHours(12);

    private static final int MOST = 1000;

    private final Clock clock;
    private final Map<String, Session> sessions = new HashMap<>();

    Sessions(Clock clock) {
        this.clock = clock;
    }

    synchronized Session start(Account account) {
        Instant now = clock.instant();
        sessions.values().removeIf(session -> over(session, now));
        if (sessions.size() >= MOST) {
            sessions.values().stream()
                    .min(Comparator.comparing(Session::seenAt))
                    .ifPresent(oldest -> sessions.remove(oldest.id()));
        }
        Session session =
                new Session(Tokens.random(), account.name(), account.passwordHash(), Tokens.random(), now, now);
        sessions.put(session.id(), session);
        return session;
    }

    /** The session, if it is not over; a request keeps it alive. */
    synchronized Optional<Session> find(String id) {
        Session session = sessions.get(id);
        Instant now = clock.instant();
        if (session == null || over(session, now)) {
            sessions.remove(id);
            return Optional.empty();
        }
        Session alive = session.seen(now);
        sessions.put(id, alive);
        return Optional.of(alive);
    }

    synchronized void end(String id) {
        sessions.remove(id);
    }

    private static boolean over(Session session, Instant now) {
        return now.isAfter(session.seenAt().plus(IDLE))
                || now.isAfter(session.startedAt().plus(LONGEST));
    }
}

package io.inlet.console;

import io.inlet.message.StoreUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers each call: through the gate, then by its endpoint; what goes wrong is said to persons on a page and to programs as JSON. */
final class Desk {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

    private final Gate gate;
    private final Refusal refusal;

    Desk(Gate gate, Refusal refusal) {
        this.gate = gate;
        this.refusal = refusal;
    }

    /** What answers for all that is no endpoint. */
    Endpoint elsewhere() {
        return Endpoint.get("*", Access.KNOWN, this::missing);
    }

    Answer answer(Endpoint endpoint, Call call) {
        try {
            return gate.pass(endpoint.access(), call, endpoint.action());
        } catch (StoreUnavailableException badDay) {
            return wrong(call, 503, "wrong.store").with("Retry-After", "10");
        } catch (Exception bug) {
            String mark = Tokens.random().substring(0, 8);
            LOG.error("answering {} {} (mark {})", call.method(), endpoint.path(), mark, bug);
            return wrong(call, 500, "wrong.bug", mark);
        }
    }

    /** Nothing here: as a page or as JSON. */
    Answer missing(Call call) {
        return wrong(call, 404, "wrong.missing");
    }

    private Answer wrong(Call call, int status, String key, Object... arguments) {
        if (!call.path().startsWith("/console")) {
            return Problems.of(call.locale(), status, key, arguments);
        }
        try {
            return refusal.page(call, status, key, arguments);
        } catch (RuntimeException bug) {
            LOG.error("making the page that says {}", key, bug);
            return Problems.of(call.locale(), status, key, arguments);
        }
    }
}

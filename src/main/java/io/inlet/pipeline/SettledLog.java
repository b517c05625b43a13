package io.inlet.pipeline;

import io.inlet.message.Group;
import io.inlet.message.RawMessage;
import io.inlet.message.Reason;
import io.inlet.ticket.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line per stored message: key, channel, what became of it, and how long after its arrival. Never bodies or addresses. */
public final class SettledLog implements Settled {
    private static final Logger LOG = LoggerFactory.getLogger("io.inlet.line");

    private final Clock clock;

    public SettledLog(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void stored(Work work) {
        RawMessage raw = work.group().first();
        long age = Duration.between(raw.receivedAt(), clock.instant()).toMillis();
        for (Outcome outcome : work.outcomes()) {
            LOG.info(
                    "{} {} {} {} {} {} ms",
                    raw.id(),
                    raw.channel(),
                    raw.inbox(),
                    outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT),
                    number(outcome),
                    age);
        }
    }

    @Override
    public void parked(Group group, Reason why) {
        RawMessage raw = group.first();
        LOG.warn("{} {} {} parked {}", raw.id(), raw.channel(), raw.inbox(), why.code());
    }

    private static String number(Outcome outcome) {
        if (outcome instanceof Outcome.Opened opened) {
            return opened.number().text();
        }
        if (outcome instanceof Outcome.Appended appended) {
            return appended.number().text();
        }
        return outcome instanceof Outcome.Duplicate duplicate
                ? duplicate.number().text()
                : "-";
    }
}

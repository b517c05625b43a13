package io.inlet.pipeline.vital;

import io.inlet.message.Reason;
import io.inlet.ticket.Balance;
import java.util.Map;

/** Whether what was captured is understood before long. */
public final class LineVital implements Vital {
    /** A message normally becomes a ticket within seconds. */
    private static final long BEHIND_SECONDS = 300;

    private volatile long pending;
    private volatile long undelivered;

    /** Takes the ages of what is unfinished from the counters. */
    public void look(Balance.Sheet sheet) {
        pending = sheet.oldestPendingSeconds();
        undelivered = sheet.oldestWaitingSeconds();
    }

    @Override
    public String name() {
        return "line";
    }

    @Override
    public boolean up() {
        return pending <= BEHIND_SECONDS;
    }

    @Override
    public Reason detail() {
        return up() ? Reason.of("line-flows") : Reason.of("line-behind", Long.toString(pending));
    }

    @Override
    public Map<String, Object> figures() {
        return Map.of("oldestPendingAgeSeconds", pending, "oldestUndeliveredAgeSeconds", undelivered);
    }
}

package io.inlet.ticket;

import io.inlet.message.Reason;
import java.time.Instant;
import java.util.List;

/**
 * One change of a ticket, with its reasons.
 *
 * @param actor who: {@code inlet}, {@code target:desk}, {@code user:anna}
 * @param field what changed; {@code ticket} for the opening, {@code article} for an append
 */
public record HistoryEntry(Instant at, String actor, String field, String before, String after, List<Reason> reasons) {}

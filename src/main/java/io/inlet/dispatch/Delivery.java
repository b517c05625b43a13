package io.inlet.dispatch;

import java.time.Instant;
import java.util.UUID;

/**
 * One thing to tell one target, written in the ticket's own transaction.
 *
 * @param attempt number of this attempt, from 1; committed before the call is made
 * @param uncertain an earlier attempt may have arrived (its answer was lost, or this program died meanwhile): look up before repeating
 *     where the target can be asked
 * @param externalKey the ticket's key in the target; null until known
 * @param lease shown when the delivery is settled; refused once another holder took over
 */
public record Delivery(
        UUID id,
        String target,
        Operation operation,
        UUID ticket,
        UUID article,
        int attempt,
        boolean uncertain,
        String externalKey,
        Instant queuedAt,
        UUID lease) {}

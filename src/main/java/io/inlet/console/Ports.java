package io.inlet.console;

import io.inlet.account.Accounts;
import io.inlet.dispatch.Outbox;
import io.inlet.message.PauseBook;
import io.inlet.ticket.Balance;
import io.inlet.ticket.Callers;
import io.inlet.ticket.ParkedQueue;
import io.inlet.ticket.Tickets;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What the management listener reads and acts through.
 *
 * @param callers takes numbers as they are written; knows nobody by a shared one
 * @param parts asked at each look, so it answers from what the parts know of themselves, without waiting for a network
 * @param pausable the words of everything that is switched on and can be paused
 * @param registry further metrics, shown beside the counters
 */
public record Ports(
        Tickets tickets,
        Callers callers,
        ParkedQueue parked,
        Balance balance,
        Outbox outbox,
        Accounts accounts,
        PauseBook pauses,
        Supplier<Set<String>> pausable,
        Supplier<List<Part>> parts,
        PrometheusMeterRegistry registry) {}

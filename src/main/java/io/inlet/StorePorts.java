package io.inlet;

import io.inlet.account.Accounts;
import io.inlet.dispatch.Feedbacks;
import io.inlet.dispatch.Outbox;
import io.inlet.message.Inbox;
import io.inlet.message.PauseBook;
import io.inlet.ticket.Balance;
import io.inlet.ticket.Callers;
import io.inlet.ticket.LateFiles;
import io.inlet.ticket.ParkedQueue;
import io.inlet.ticket.TicketStore;
import io.inlet.ticket.Tickets;
import java.util.function.BooleanSupplier;

/**
 * All ports to one database.
 *
 * @param braked whether so many notices went out that no more may for now
 * @param upkeep what is due now and then: counters summed up, sandbox tickets erased
 */
public record StorePorts(
        Inbox inbox,
        TicketStore store,
        Tickets tickets,
        Callers callers,
        ParkedQueue parked,
        Balance balance,
        Outbox outbox,
        Feedbacks feedbacks,
        LateFiles lateFiles,
        Accounts accounts,
        PauseBook pauses,
        BooleanSupplier braked,
        Runnable upkeep) {}

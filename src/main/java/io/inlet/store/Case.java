package io.inlet.store;

import io.inlet.message.RawMessage;
import io.inlet.ticket.Understood;
import java.util.SortedSet;

/**
 * One item among those that are settled together.
 *
 * @param number its place among all of them
 * @param raw the first row of its group
 * @param locks on everything that it must not share with another that is decided at the same time
 */
record Case(int number, RawMessage raw, Understood item, Scope scope, SortedSet<Long> locks) {}

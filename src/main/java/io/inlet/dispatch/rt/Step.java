package io.inlet.dispatch.rt;

import java.util.List;
import java.util.Set;

/** Where a conversation with RT stands: what was asked last, and what is known by then. */
sealed interface Step {
    /** Whether a ticket has our id already. */
    record LookUp() implements Step {}

    record Create() implements Step {}

    /** Whether the new ticket kept our id. */
    record Verify(String key) implements Step {}

    /** Puts our id into the new ticket, which came without it. */
    record Repair(String key) implements Step {}

    record VerifyAgain(String key) implements Step {}

    /** Whether other tickets have our id as well. */
    record Count(String key) implements Step {}

    /** Which ticket a message belongs to, where its key was never told. */
    record FindTicket() implements Step {}

    /** Whether a message is there already. */
    record FindMessage(String key) implements Step {}

    record Write(String key) implements Step {}

    /** What a ticket to be resolved is now. */
    record Standing(String key) implements Step {}

    record Change(String key) implements Step {}

    /** Whether it was resolved. */
    record Changed(String key) implements Step {}

    /** What RT has of the article that late files belong to. */
    record FindArticle(String key) implements Step {}

    /**
     * Which of its files RT has.
     *
     * @param left transactions still to be asked, the current one first
     * @param seen names found so far
     */
    record ListFiles(String key, List<String> left, Set<String> seen) implements Step {
        public ListFiles {
            left = List.copyOf(left);
            seen = Set.copyOf(seen);
        }
    }
}

package io.inlet.ticket;

import io.inlet.message.InboundMessage;
import io.inlet.message.Mode;
import io.inlet.message.Party;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Decides and writes tickets. Every method throws {@link io.inlet.message.StoreUnavailableException} on a bad day. Thread-safe.
 *
 * <p>Groups are settled as a whole in one transaction: advisory locks on all identity keys in sorted order, a second look at what match
 * saw, then ticket, article, attachments, history, deliveries, counters, and the group's rows done. Unique keys are the guarantee.
 */
public interface TicketStore {
    /** Whose message this is, by the sender's identities; empty for somebody new or nobody in particular. */
    Optional<Contact> contact(String brand, Party sender);

    /** Tickets of brand and mode that the message may belong to, nearest first, read without locks. */
    List<Candidate> candidates(String brand, Mode mode, InboundMessage message);

    /**
     * Settles groups in one transaction, as if one after the other: for each the outcomes of its items in the order given; a group
     * without items is ignored for its reason. Nothing is written when one of them cannot be settled.
     *
     * @throws io.inlet.message.LeaseLostException when another holder has taken one of them over
     */
    List<List<Outcome>> record(List<Understanding> groups);

    /** What became of a captured row: empty while it is pending, else its outcomes. */
    Optional<List<Outcome>> outcomes(UUID raw);
}

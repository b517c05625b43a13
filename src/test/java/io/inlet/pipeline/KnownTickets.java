package io.inlet.pipeline;

import io.inlet.message.InboundMessage;
import io.inlet.message.Mode;
import io.inlet.message.Party;
import io.inlet.ticket.Candidate;
import io.inlet.ticket.Contact;
import io.inlet.ticket.Outcome;
import io.inlet.ticket.TicketStore;
import io.inlet.ticket.Understanding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A ticket store that knows what it is told and keeps nothing, for tests of the steps around it. */
final class KnownTickets implements TicketStore {
    final List<Candidate> candidates = new ArrayList<>();
    final Map<UUID, List<Outcome>> outcomes = new ConcurrentHashMap<>();
    /** So many looks at outcomes still find nothing. */
    int early;

    @Override
    public Optional<Contact> contact(String brand, Party sender) {
        return Optional.empty();
    }

    @Override
    public List<Candidate> candidates(String brand, Mode mode, InboundMessage message) {
        return candidates;
    }

    @Override
    public List<List<Outcome>> record(List<Understanding> groups) {
        throw new UnsupportedOperationException("nothing is kept here");
    }

    @Override
    public Optional<List<Outcome>> outcomes(UUID raw) {
        return early-- > 0 ? Optional.empty() : Optional.ofNullable(outcomes.get(raw));
    }
}

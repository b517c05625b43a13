package io.inlet.store;

import io.inlet.message.InboundMessage;
import io.inlet.ticket.Candidate;
import io.inlet.ticket.TicketNumber;
import io.inlet.ticket.Understood;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The second look at what match saw without locks, taken under them: the article that the message repeats, whose it is, and the tickets it
 * may belong to. One round trip, together with whatever stands in the script before it.
 */
final class Look {
    private static final String REPEATED = """
            select a.id, a.ticket_id, t.number, a.inboxes
            from article a join ticket t on t.id = a.ticket_id
            where a.brand = ? and a.mode = ? and a.message_key = ?""";

    private final Script.Answer<Repeated> repeated;
    private final Script.Answer<Contacts.Owner> owners;
    private final Candidates candidates;
    private final Script.Answer<Long> number;
    private final Script.Answer<Outgoing.Spent> spent;

    /** An article that was stored with the message's key. */
    record Repeated(UUID article, UUID ticket, TicketNumber number, List<String> inboxes) {}

    private Look(
            Script.Answer<Repeated> repeated,
            Script.Answer<Contacts.Owner> owners,
            Candidates candidates,
            Script.Answer<Long> number,
            Script.Answer<Outgoing.Spent> spent) {
        this.repeated = repeated;
        this.owners = owners;
        this.candidates = candidates;
        this.number = number;
        this.spent = spent;
    }

    /** Adds the look to a script; the answers are there when that has run. */
    static Look at(Script script, Scope scope, Understood item) {
        InboundMessage message = item.message();
        Script.Answer<Repeated> repeated = script.query(
                row -> new Repeated(
                        Columns.uuid(row, "id"),
                        Columns.uuid(row, "ticket_id"),
                        new TicketNumber(row.getString("number")),
                        Columns.texts(row, "inboxes")),
                REPEATED,
                scope.brand(),
                scope.mode(),
                Keys.stored(message.messageKey()));
        // a number is drawn with the look where a ticket will most likely be opened; else later, so that few are left
        // out
        boolean opens = Appending.mayOpen(message)
                && item.context().candidates().stream().noneMatch(Candidate::participant);
        return new Look(
                repeated,
                Contacts.look(script, scope.brand(), message),
                Candidates.look(script, scope, message),
                opens ? script.query(row -> row.getLong(1), TicketNumbers.NEXT) : null,
                item.acknowledgement()
                        .map(notice -> Outgoing.spent(script, notice))
                        .orElse(null));
    }

    Optional<Repeated> repeated() {
        return repeated.rows().stream().findFirst();
    }

    /** Whether the sender has identities, so that there is or will be a contact. */
    boolean isSomebody() {
        return owners != null;
    }

    List<Contacts.Owner> owners() {
        return owners == null ? List.of() : owners.rows();
    }

    List<Candidate> candidates() {
        return candidates.all();
    }

    /** The article that the message edits, if it is there. */
    Optional<Candidates.Edited> edited() {
        return candidates.edited();
    }

    /** What the budgets of the acknowledgement have left; empty where there is none. */
    Optional<Outgoing.Spent> spent() {
        return spent == null ? Optional.empty() : spent.rows().stream().findFirst();
    }

    /** Empty when none was drawn. */
    Optional<TicketNumber> number() {
        return number == null
                ? Optional.empty()
                : number.rows().stream().map(TicketNumber::of).findFirst();
    }
}

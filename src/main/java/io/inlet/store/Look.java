package io.inlet.store;

import io.inlet.message.InboundMessage;
import io.inlet.message.Mode;
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

    private final Understood item;
    private final Mode mode;
    private final Script.Answer<Repeated> repeated;
    private final Script.Answer<Contacts.Owner> owners;
    private final Script.Answer<Threads.Found> threads;
    private final Script.Answer<Long> number;
    private final Script.Answer<Outgoing.Spent> spent;

    /** An article that was stored with the message's key. */
    record Repeated(UUID article, UUID ticket, TicketNumber number, List<String> inboxes) {}

    private Look(
            Understood item,
            Mode mode,
            Script.Answer<Repeated> repeated,
            Script.Answer<Contacts.Owner> owners,
            Script.Answer<Threads.Found> threads,
            Script.Answer<Long> number,
            Script.Answer<Outgoing.Spent> spent) {
        this.item = item;
        this.mode = mode;
        this.repeated = repeated;
        this.owners = owners;
        this.threads = threads;
        this.number = number;
        this.spent = spent;
    }

    /** Adds the look to a script; the answers are there when that has run. */
    static Look at(Script script, String brand, Mode mode, Understood item) {
        InboundMessage message = item.message();
        Script.Answer<Repeated> repeated = script.query(
                row -> new Repeated(
                        Columns.uuid(row, "id"),
                        Columns.uuid(row, "ticket_id"),
                        new TicketNumber(row.getString("number")),
                        Columns.texts(row, "inboxes")),
                REPEATED,
                brand,
                mode,
                Keys.stored(message.messageKey()));
        // a number is drawn with the look where a ticket will most likely be opened; else later, so that few are left
        // out
        boolean opens = item.context().candidates().stream().noneMatch(Candidate::participant);
        return new Look(
                item,
                mode,
                repeated,
                Contacts.look(script, brand, message),
                Threads.look(script, brand, message),
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

    /** Tickets of the same mode: a trial in the sandbox never meets real tickets. */
    List<Candidate> candidates() {
        List<Threads.Found> found = threads == null ? List.of() : threads.rows();
        return Threads.candidates(
                found.stream().filter(article -> article.mode() == mode).toList(), item.message());
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

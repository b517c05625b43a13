package io.inlet.store;

import io.inlet.ticket.Candidate;
import io.inlet.ticket.Contact.Identity;
import io.inlet.ticket.TicketNumber;
import io.inlet.ticket.Understood;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The second look at what match saw without locks, taken under them: the article that the message repeats, whose it is, and the tickets it
 * may belong to. What all items of a wave ask is asked at once, together with whatever stands in the script before it and with what the
 * first of them asks besides; each further one that asks more has a round trip of its own.
 */
final class Look {
    private final Case at;
    private final Shared shared;
    private final Candidates candidates;
    private final Script.Answer<Outgoing.Spent> spent;

    private Look(Case at, Shared shared, Candidates candidates, Script.Answer<Outgoing.Spent> spent) {
        this.at = at;
        this.shared = shared;
        this.candidates = candidates;
        this.spent = spent;
    }

    /** Looks for every item of a wave. */
    static List<Look> at(Script script, Wave wave) throws SQLException {
        Shared shared = Shared.ask(script, wave);
        List<Look> looks = new ArrayList<>();
        for (Case each : wave.cases()) {
            Understood item = each.item();
            Candidates candidates = Candidates.look(script, wave.scope(), item.message());
            Script.Answer<Outgoing.Spent> spent = item.acknowledgement()
                    .map(notice -> Outgoing.spent(script, notice))
                    .orElse(null);
            looks.add(new Look(each, shared, candidates, spent));
            if (spent != null || Candidates.hinted(item.message())) {
                script.run();
            }
        }
        script.run();
        return looks;
    }

    /** Whose look it is. */
    Case at() {
        return at;
    }

    Optional<Repeated> repeated() {
        String key = Shared.key(at);
        return shared.repeated().rows().stream()
                .filter(article -> article.key().equals(key))
                .findFirst();
    }

    /** Whether the sender has identities, so that there is or will be a contact. */
    boolean isSomebody() {
        return !Shared.sought(at).isEmpty();
    }

    List<Contacts.Owner> owners() {
        List<Identity> sought = Shared.sought(at);
        return sought.isEmpty()
                ? List.of()
                : shared.owners().rows().stream()
                        .filter(owner -> sought.contains(owner.identity()))
                        .toList();
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
        int place = shared.opening().indexOf(at.number());
        return place < 0
                ? Optional.empty()
                : Optional.of(shared.numbers().rows().get(place));
    }

    /** An article that was stored with a message's key. */
    record Repeated(String key, UUID article, UUID ticket, TicketNumber number, List<String> inboxes) {
        static Repeated map(ResultSet row) throws SQLException {
            return new Repeated(
                    row.getString("message_key"),
                    Columns.uuid(row, "id"),
                    Columns.uuid(row, "ticket_id"),
                    new TicketNumber(row.getString("number")),
                    Columns.texts(row, "inboxes"));
        }
    }

    /**
     * What is asked once for all items of a wave. A number is drawn with it where a ticket will most likely be opened; else later, so that
     * few are left out.
     *
     * @param owners null when no sender is anybody in particular
     * @param opening for whom the numbers are
     */
    private record Shared(
            Script.Answer<Repeated> repeated,
            Script.Answer<Contacts.Owner> owners,
            List<Integer> opening,
            Script.Answer<TicketNumber> numbers) {
        private static final String REPEATED = """
                select a.message_key, a.id, a.ticket_id, t.number, a.inboxes
                from article a join ticket t on t.id = a.ticket_id
                where a.brand = ? and a.mode = ? and a.message_key in (%s)""";

        static Shared ask(Script script, Wave wave) {
            Scope scope = wave.scope();
            Marks keys = Marks.of(wave.cases().stream().map(Shared::key).toList());
            List<Identity> sought =
                    wave.cases().stream().flatMap(each -> sought(each).stream()).toList();
            List<Integer> opening = wave.cases().stream()
                    .filter(Shared::opens)
                    .map(Case::number)
                    .toList();
            return new Shared(
                    script.query(
                            Repeated::map, REPEATED.formatted(keys.text()), keys.after(scope.brand(), scope.mode())),
                    sought.isEmpty() ? null : Contacts.look(script, scope.brand(), sought),
                    opening,
                    opening.isEmpty() ? null : TicketNumbers.next(script, opening.size()));
        }

        static String key(Case of) {
            return Keys.stored(of.item().message().messageKey());
        }

        static List<Identity> sought(Case of) {
            return Contacts.sought(of.item().message());
        }

        private static boolean opens(Case each) {
            return Appending.mayOpen(each.item().message())
                    && each.item().context().candidates().stream().noneMatch(Candidate::participant);
        }
    }
}

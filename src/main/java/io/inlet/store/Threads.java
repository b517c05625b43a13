package io.inlet.store;

import io.inlet.message.InboundMessage;
import io.inlet.message.Mode;
import io.inlet.message.Reason;
import io.inlet.message.ThreadHint;
import io.inlet.ticket.Candidate;
import io.inlet.ticket.Status;
import io.inlet.ticket.TicketNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Which tickets a message's own thread hints lead to (RFC 5322, 3.6.4). */
final class Threads {
    /** A hostile mail may name thousands; each costs a lock. */
    private static final int MOST_ORIGINALS = 60;

    /** Of ticket t, with the sender's identities twice. */
    static final String PARTICIPANT = """
            exists (
                select 1 from contact_identity i
                where i.contact_id = t.contact_id and i.brand = t.brand
                    and (i.kind || ':' || i.value) = any(cast(? as text[])))
            or exists (
                select 1 from article p
                where p.ticket_id = t.id and p.parties && cast(? as text[]))""";

    private static final String SQL = """
            select a.external_id, a.mode, t.id, t.number, t.status,
            """ + PARTICIPANT + """
             as participant
            from article a
            join ticket t on t.id = a.ticket_id
            where a.brand = ?
                and hashtextextended(a.external_id, 0) = any(array(
                    select hashtextextended(original, 0) from unnest(cast(? as text[])) as original))
                and a.external_id = any(?)
            order by a.sequence desc
            limit 200""";

    private Threads() {}

    /** An article that a message names. */
    record Found(String externalId, Mode mode, UUID ticket, TicketNumber number, Status status, boolean participant) {
        static Found map(ResultSet row) throws SQLException {
            return new Found(
                    row.getString("external_id"),
                    Columns.constant(row, "mode", Mode.class),
                    Columns.uuid(row, "id"),
                    new TicketNumber(row.getString("number")),
                    Columns.constant(row, "status", Status.class),
                    row.getBoolean("participant"));
        }

        private Candidate candidate(ThreadHint hint) {
            String code = hint.inReplyTo().contains(externalId) ? "thread-in-reply-to" : "thread-reference";
            return new Candidate(ticket, number, status, participant, Reason.of(code, externalId));
        }
    }

    /** The messages that a hint names, nearest first. */
    static List<String> originals(ThreadHint hint) {
        Set<String> originals = new LinkedHashSet<>(hint.inReplyTo());
        List<String> newestFirst = new ArrayList<>(hint.references());
        Collections.reverse(newestFirst);
        originals.addAll(newestFirst);
        return originals.stream().limit(MOST_ORIGINALS).toList();
    }

    /** Adds the look-up to a script; null when the message names no other. */
    static Script.Answer<Found> look(Script script, String brand, InboundMessage message) {
        List<String> originals = originals(message.thread());
        if (originals.isEmpty()) {
            return null;
        }
        List<String> sender = Parties.sender(message);
        return script.query(Found::map, SQL, sender, sender, brand, originals, originals);
    }

    /** One candidate a ticket: the nearest original decides, of equal ids the newest article. */
    static List<Candidate> candidates(List<Found> found, InboundMessage message) {
        List<String> originals = originals(message.thread());
        Map<UUID, Candidate> candidates = new LinkedHashMap<>();
        found.stream()
                .sorted(Comparator.comparingInt(article -> originals.indexOf(article.externalId())))
                .forEach(article -> candidates.putIfAbsent(article.ticket(), article.candidate(message.thread())));
        return List.copyOf(candidates.values());
    }
}

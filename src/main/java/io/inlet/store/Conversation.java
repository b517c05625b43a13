package io.inlet.store;

import io.inlet.message.Bearing;
import io.inlet.message.InboundMessage;
import io.inlet.message.RawMessage;
import io.inlet.message.Reason;
import io.inlet.ticket.Candidate;
import io.inlet.ticket.Status;
import io.inlet.ticket.TicketNumber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A call or chat of one inbox, with the tickets that its messages belong to. Writers hold its lock. */
record Conversation(Kind kind, String channel, String inbox, String name) {
    private static final String TICKETS = """
            select t.id, t.number, t.status
            from conversation c
            join ticket t on t.id = c.ticket_id
            where c.name = ? and c.kind = ? and c.inbox = ? and c.channel = ? and c.brand = ? and c.mode = ?
                and (cast(? as bigint) is null or c.touched_at > now() - cast(? as bigint) * interval '1 millisecond')
            order by cast(? as boolean) and t.status in ('RESOLVED', 'CLOSED'), t.opened_at desc, t.id desc
            limit 10""";

    private static final Bulk TOUCHED = Bulk.into(
            Bulk.Rank.REST,
            "conversation",
            "name text, kind text, inbox text, channel text, brand text, mode text, ticket_id uuid",
            """
            on conflict (name, kind, inbox, channel, brand, mode, ticket_id) do update set touched_at = now()""");
    private static final Bulk ANSWERED = new Bulk(Bulk.Rank.LAST, """
            update conversation set touched_at = now()
            where ticket_id = any(array(select cast(given.ticket_id as uuid) from %s))""", "ticket_id");

    static final String CALL_KNOWN = "call-known";

    /** A call is one thing whenever its events come; a chat goes on for ever, and so has a window. */
    enum Kind {
        CALL(CALL_KNOWN),
        CHAT("chat-conversation");

        private final String code;

        Kind(String code) {
            this.code = code;
        }
    }

    /** Those that a message belongs to, nearest first. */
    static List<Conversation> of(InboundMessage message) {
        List<Conversation> conversations = new ArrayList<>();
        if (message.thread().call() != null) {
            conversations.add(of(Kind.CALL, message, message.thread().call()));
        }
        if (message.thread().chat() != null) {
            conversations.add(of(Kind.CHAT, message, message.thread().chat()));
        }
        return conversations;
    }

    private static Conversation of(Kind kind, InboundMessage message, String name) {
        return new Conversation(kind, message.channel(), message.inbox(), Keys.stored(name));
    }

    /** What tells it from all others of its brand. */
    String key() {
        return kind.name() + '\n' + channel + '\n' + inbox + '\n' + name;
    }

    /**
     * Adds the look-up of its tickets to a script, the newest first. Who speaks in it belongs to them. What resolves finds its ticket
     * however long that waited, and one that is done already only after the others.
     */
    Script.Answer<Candidate> look(Script script, Scope scope, Bearing bearing) {
        boolean resolves = bearing == Bearing.RESOLVES;
        Duration window = kind == Kind.CALL || resolves ? null : scope.windows().apply(inbox);
        return script.query(
                row -> new Candidate(
                        Columns.uuid(row, "id"),
                        new TicketNumber(row.getString("number")),
                        Columns.constant(row, "status", Status.class),
                        true,
                        Reason.of(kind.code, name)),
                TICKETS,
                name,
                kind,
                inbox,
                channel,
                scope.brand(),
                scope.mode(),
                window,
                window,
                resolves);
    }

    /** Something was said to the customer: the chats of the ticket go on from there. */
    static void answered(Script script, UUID ticket) {
        script.add(ANSWERED, ticket);
    }

    /** An article of it was added to a ticket. */
    void touch(Script script, RawMessage raw, UUID ticket) {
        script.add(TOUCHED, name, kind, inbox, channel, raw.brand(), raw.mode(), ticket);
    }
}

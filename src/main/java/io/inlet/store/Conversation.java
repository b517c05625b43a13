package io.inlet.store;

import io.inlet.message.Bearing;
import io.inlet.message.InboundMessage;
import io.inlet.message.RawMessage;
import io.inlet.message.Reason;
import io.inlet.message.ThreadHint;
import io.inlet.ticket.Candidate;
import io.inlet.ticket.Status;
import io.inlet.ticket.TicketNumber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * A call, chat or topic of one inbox, with the tickets that its messages belong to. Writers hold its lock.
 *
 * @param answers whether a message goes on with it; else it only begins it, and is not looked for
 */
record Conversation(Kind kind, String channel, String inbox, String name, boolean answers) {
    private static final String TICKETS = """
            select t.id, t.number, t.status, %s as participant
            from conversation c
            join ticket t on t.id = c.ticket_id
            where c.name = ? and c.kind = ? and c.inbox = ? and c.channel = ? and c.brand = ? and c.mode = ?
                and (cast(? as bigint) is null or c.touched_at > now() - cast(? as bigint) * interval '1 millisecond')
            order by cast(? as boolean) and t.status in ('RESOLVED', 'CLOSED'), t.opened_at desc, t.id desc
            limit 10""";

    private static final String OF_ALL = TICKETS.formatted("true");
    private static final String OF_PARTICIPANTS = TICKETS.formatted(Threads.PARTICIPANT);

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

    /** A call or topic is one thing whenever what belongs to it comes; a chat goes on for ever, and so has a window. */
    enum Kind {
        CALL(CALL_KNOWN, true),
        CHAT("chat-conversation", true),
        OUTLOOK("thread-index", false),
        PARTNER("thread-partner", true);

        private final String code;
        /** Whether whoever names it belongs to its tickets. */
        private final boolean trusted;

        Kind(String code, boolean trusted) {
            this.code = code;
            this.trusted = trusted;
        }
    }

    /** Those that a message belongs to, nearest first. */
    static List<Conversation> of(InboundMessage message) {
        List<Conversation> conversations = new ArrayList<>();
        if (message.thread().call() != null) {
            conversations.add(of(Kind.CALL, message, message.thread().call(), true));
        }
        if (message.thread().chat() != null) {
            conversations.add(of(Kind.CHAT, message, message.thread().chat(), true));
        }
        for (ThreadHint.Topic topic : message.thread().topics()) {
            conversations.add(of(Kind.valueOf(topic.kind().name()), message, topic.name(), topic.answers()));
        }
        return conversations;
    }

    private static Conversation of(Kind kind, InboundMessage message, String name, boolean answers) {
        return new Conversation(kind, message.channel(), message.inbox(), Keys.stored(name), answers);
    }

    /** What tells it from all others of its brand. */
    String key() {
        return kind.name() + '\n' + channel + '\n' + inbox + '\n' + name;
    }

    /**
     * Adds the look-up of its tickets to a script, the newest first. Who speaks in a call or chat belongs to them, in a name that is
     * contradicted nobody does. What resolves finds its ticket however long that waited, and one that is done already only after the
     * others.
     */
    Script.Answer<Candidate> look(Script script, Scope scope, InboundMessage message) {
        boolean resolves = message.thread().bearing() == Bearing.RESOLVES;
        Duration window = kind != Kind.CHAT || resolves ? null : scope.windows().apply(inbox);
        boolean trusted = kind.trusted && !message.trust().contradicts();
        List<Object> values = new ArrayList<>();
        if (!trusted) {
            List<String> sender = Parties.sender(message);
            values.addAll(List.of(sender, sender));
        }
        values.addAll(Arrays.asList(name, kind, inbox, channel, scope.brand(), scope.mode(), window, window, resolves));
        return script.query(
                row -> new Candidate(
                        Columns.uuid(row, "id"),
                        new TicketNumber(row.getString("number")),
                        Columns.constant(row, "status", Status.class),
                        row.getBoolean("participant"),
                        Reason.of(kind.code, name)),
                trusted ? OF_ALL : OF_PARTICIPANTS,
                values.toArray());
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

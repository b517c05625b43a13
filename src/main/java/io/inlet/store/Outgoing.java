package io.inlet.store;

import io.inlet.dispatch.reply.ReplyFields;
import io.inlet.message.Automation;
import io.inlet.message.Ids;
import io.inlet.message.Mode;
import io.inlet.message.Party;
import io.inlet.message.Reason;
import io.inlet.message.Recipient;
import io.inlet.message.Trust;
import io.inlet.text.EmailAddresses;
import io.inlet.ticket.Commitments;
import io.inlet.ticket.Notice;
import io.inlet.ticket.Ticket;
import io.inlet.ticket.TicketNumber;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes what customers are told: an outgoing article with a delivery to its reply target, in the transaction of what causes it; and for
 * what is not said, why. Automatic notices keep within budgets, which are counted in that same transaction: whoever writes to one address
 * holds the lock of that person's identity.
 */
final class Outgoing {
    private static final String SPENT = """
            select
                (select count(*) from outgoing where address = ? and at > now() - interval '1 hour') as to_address,
                (select count(*) from outgoing where at > now() - interval '1 minute') as to_all,
            """ + Bounces.CAME_BACK + " as came_back";

    /** After what it answers: the order of articles is that in which they are written. */
    private static final Bulk ARTICLES = Bulk.into(Bulk.Rank.REST, "article", """
            id uuid, brand text, mode text, ticket_id uuid, direction text, channel text, inboxes text[], external_id text,
            sender_name text, recipients jsonb, parties text[], subject text, text text, language text, automation jsonb,
            trust jsonb, fields jsonb, received_at moment""");

    private static final Bulk SAID = Bulk.into(Bulk.Rank.REST, "outgoing", "address text, kind text");

    private final Script script;
    private final Ticketed ticket;

    /** What an outgoing article needs to know of its ticket. */
    record Ticketed(UUID id, String brand, Mode mode, TicketNumber number, String inbox) {
        static Ticketed of(Ticket ticket, String inbox) {
            return new Ticketed(ticket.id(), ticket.brand(), ticket.mode(), ticket.number(), inbox);
        }
    }

    /** How many automatic notices went out lately, and whether mail to the address came back for good. */
    record Spent(int toAddress, int toAll, boolean cameBack) {
        /** Why nothing more may be said; empty while something may. */
        Optional<Reason> refusal(Notice notice, Commitments limits) {
            if (cameBack) {
                return Optional.of(Reason.of("notice-came-back", notice.to().email()));
            }
            if (toAddress >= limits.noticesPerHour()) {
                return Optional.of(Reason.of("notice-budget-spent", address(notice), text(limits.noticesPerHour())));
            }
            return toAll >= limits.noticesPerMinute()
                    ? Optional.of(Reason.of("notice-brake", text(limits.noticesPerMinute())))
                    : Optional.empty();
        }

        private static String text(int number) {
            return Integer.toString(number);
        }
    }

    Outgoing(Script script, Ticketed ticket) {
        this.script = script;
        this.ticket = ticket;
    }

    /** Asks what the budgets of a notice have left. */
    static Script.Answer<Spent> spent(Script script, Notice notice) {
        String mailbox = EmailAddresses.canonical(notice.to().email());
        return script.query(
                row -> new Spent(row.getInt("to_address"), row.getInt("to_all"), row.getBoolean("came_back")),
                SPENT,
                address(notice),
                mailbox == null ? null : Json.of(List.of(Map.of("recipient", mailbox))),
                mailbox,
                Parties.texts(Parties.identities(notice.to())));
    }

    /** Says an automatic notice, or writes down why not. */
    void say(Notice notice, Spent spent, Commitments limits, String actor) {
        Optional<Reason> refusal = spent.refusal(notice, limits);
        if (refusal.isPresent()) {
            note(actor, notice.kind(), refusal.get());
            return;
        }
        say(notice, Party.UNKNOWN, actor);
        script.add(SAID, address(notice), notice.kind());
    }

    /** Says it, and gives the article. */
    UUID say(Notice written, Party author, String actor) {
        Notice notice = written.of(ticket.number());
        UUID article = article(notice, author);
        Conversation.answered(script, ticket.id());
        Deliveries.reply(script, ticket.brand(), ticket.id(), article, notice.target());
        history(actor, notice.kind(), Reason.of("notice-queued", notice.target()));
        return article;
    }

    /** What is to be known of something that is said, or of why it is not. */
    void note(String actor, Notice.Kind kind, Reason why) {
        history(actor, kind, why);
    }

    private UUID article(Notice notice, Party author) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(ReplyFields.NOTICE, notice.kind().word());
        if (notice.to().id() != null) {
            fields.put(ReplyFields.CHAT, notice.to().id());
        }
        if (notice.replyTo() != null) {
            fields.put(ReplyFields.REPLY_TO, notice.replyTo());
        }
        List<Recipient> recipients = new ArrayList<>();
        if (notice.to().email() != null) {
            recipients.add(new Recipient("to", notice.to().name(), notice.to().email()));
        }
        return article(
                notice.channel(),
                notice.subject(),
                notice.text(),
                notice.language(),
                new Written(
                        author,
                        recipients,
                        Parties.texts(Parties.identities(notice.to())),
                        fields,
                        automation(notice.kind())));
    }

    /** What staff wrote, with nobody to say it to. */
    UUID unsaid(String channel, String text, Party author) {
        return article(channel, "", text, null, new Written(author, List.of(), List.of(), Map.of(), Automation.NONE));
    }

    private record Written(
            Party author,
            List<Recipient> recipients,
            List<String> parties,
            Map<String, String> fields,
            Automation automation) {}

    private UUID article(String channel, String subject, String text, String language, Written written) {
        UUID id = Ids.next();
        script.add(
                ARTICLES,
                id,
                ticket.brand(),
                ticket.mode(),
                ticket.id(),
                "OUT",
                channel,
                List.of(ticket.inbox()),
                "out:" + id, // until it is sent, and has the id that answers to it will name
                written.author().name(),
                Json.of(written.recipients()),
                written.parties(),
                subject,
                text,
                language,
                Json.of(written.automation()),
                Json.of(Trust.NONE),
                Json.of(written.fields()),
                null);
        return id;
    }

    private void history(String actor, Notice.Kind kind, Reason why) {
        TicketHistory.add(script, actor, ticket.brand(), ticket.id(), "notice", null, kind.word(), List.of(why));
    }

    private static Automation automation(Notice.Kind kind) {
        return kind.automatic()
                ? new Automation(Automation.Kind.AUTO_REPLY, List.of("inlet"), List.of())
                : Automation.NONE;
    }

    /** Whom a budget is for: other desks ask to be answered at another detail of one mailbox each time. */
    private static String address(Notice notice) {
        Party to = notice.to();
        return Keys.stored(
                to.email() == null
                        ? notice.target() + ":" + to.id()
                        : Parties.EMAIL + ":" + EmailAddresses.withoutDetail(Parties.email(to.email())));
    }
}

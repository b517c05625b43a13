package io.inlet.store;

import io.inlet.message.Automation;
import io.inlet.message.Automation.Bounce;
import io.inlet.message.Ids;
import io.inlet.message.InboundMessage;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Queues what targets are to be told, in the transaction of what they are told about. */
final class Deliveries {
    private static final String COUNT = """
            insert into target_tally_delta (target, queued, waiting)
            select target, count(*), count(*) from queued group by target""";

    private static final Bulk ROWS = Bulk.into(
                    Bulk.Rank.REST,
                    "delivery",
                    "id uuid, brand text, target text, operation text, ticket_id uuid, article_id uuid",
                    "returning target")
            .then("queued", COUNT);

    /**
     * For every target that has or will have the ticket; each ticket's are looked up by themselves, whatever the planner thinks of many.
     */
    private static final Bulk TOLD =
            new Bulk(Bulk.Rank.LAST, """
                    insert into delivery (id, brand, target, operation, ticket_id, article_id)
                    select gen_random_uuid(), given.brand, d.target, given.operation, d.ticket_id, cast(given.article_id as uuid)
                    from %s
                    cross join lateral (
                        select target, ticket_id from delivery
                        where ticket_id = cast(given.ticket_id as uuid) and operation = 'CREATE' and target <> given.origin
                        offset 0) d
                    order by given.place
                    returning target""", "brand, operation, article_id, ticket_id, origin").then("queued", COUNT);

    /** Of article a: files came late, and none is still to come. */
    private static final String COMPLETE = """
            exists (select 1 from attachment f where f.article_id = a.id and f.source is not null and f.state = 'STORED')
            and not exists (select 1 from attachment f where f.article_id = a.id and f.state = 'PENDING')""";

    private Deliveries() {}

    /** A ticket that none of the targets knows yet. */
    static void create(Script script, String brand, UUID ticket, UUID article, List<String> targets) {
        targets.stream()
                .distinct()
                .forEach(target -> script.add(ROWS, Ids.next(), brand, target, "CREATE", ticket, article));
    }

    /** An article that a reply target says to the customer. */
    static void reply(Script script, String brand, UUID ticket, UUID article, String target) {
        script.add(ROWS, Ids.next(), brand, target, "REPLY", ticket, article);
    }

    /** A further article, for every target that has or will have the ticket. */
    static void append(Script script, String brand, UUID ticket, UUID article) {
        append(script, brand, ticket, article, "");
    }

    /** As {@link #append(Script, String, UUID, UUID)}, but for the target that the article came from: it has it. */
    static void append(Script script, String brand, UUID ticket, UUID article, String origin) {
        tell(script, brand, ticket, "APPEND", article, origin);
    }

    /** A ticket that an article resolved, for every target that has or will have it. */
    static void resolve(Script script, String brand, UUID ticket, UUID article) {
        tell(script, brand, ticket, "RESOLVE", article, "");
    }

    /** Files of an article that came after it, once the last of them is there or given up. */
    static void files(Script script, UUID ticket, UUID article) {
        script.update("""
                with queued as (
                    insert into delivery (id, brand, target, operation, ticket_id, article_id)
                    select gen_random_uuid(), d.brand, d.target, 'FILES', d.ticket_id, a.id
                    from delivery d, article a
                    where d.ticket_id = ? and d.operation = 'CREATE' and a.id = ? and\s""" + COMPLETE + """

                    on conflict (ticket_id, target, operation, article_id) do nothing
                    returning target)
                """ + COUNT, ticket, article);
    }

    /** What a target that hears of a ticket late has missed: all articles but the first and what Inlet said by itself, and late files. */
    static void catchUp(Script script, String brand, UUID ticket, UUID first, List<String> targets) {
        script.update("""
                with queued as (
                    insert into delivery (id, brand, target, operation, ticket_id, article_id)
                    select gen_random_uuid(), ?, target, 'APPEND', a.ticket_id, a.id
                    from article a, unnest(cast(? as text[])) as target
                    where a.ticket_id = ? and a.id <> ?
                        and (a.direction <> 'OUT' or a.automation ->> 'kind' = 'NONE')
                    order by a.sequence
                    returning target)
                """ + COUNT, brand, targets, ticket, first);
        script.update("""
                with queued as (
                    insert into delivery (id, brand, target, operation, ticket_id, article_id)
                    select gen_random_uuid(), ?, target, 'FILES', a.ticket_id, a.id
                    from article a, unnest(cast(? as text[])) as target
                    where a.ticket_id = ? and\s""" + COMPLETE + """

                    order by a.sequence
                    returning target)
                """ + COUNT, brand, targets, ticket);
    }

    /**
     * What a bounce says of a mail of this ticket becomes the reason of its delivery: that our server took it was not the end of it. A
     * failure stays, whatever else is reported later.
     */
    static void returned(Script script, UUID ticket, InboundMessage report) {
        List<Bounce> bounces = report.automation().bounces();
        Optional<Bounce> worst = bounces.stream()
                .filter(Bounce::failed)
                .findFirst()
                .or(() -> bounces.stream().findFirst());
        if (report.automation().kind() != Automation.Kind.BOUNCE || worst.isEmpty()) {
            return;
        }
        script.update(
                """
                update delivery d set reason = ?
                from article a
                where a.ticket_id = ? and a.direction = 'OUT' and a.external_id = any(?)
                    and d.ticket_id = a.ticket_id and d.article_id = a.id and d.operation = 'REPLY' and d.state = 'DELIVERED'
                    and (? or d.reason is null or d.reason ->> 'code' in ('bounce-is-delayed', 'bounce-is-relayed'))""",
                Json.of(worst.get().told()),
                ticket,
                report.thread().inReplyTo(),
                worst.get().failed());
    }

    private static void tell(Script script, String brand, UUID ticket, String operation, UUID article, String origin) {
        script.add(TOLD, brand, operation, article, ticket, origin);
    }
}

package io.inlet.store;

/** What bounces mean for what Inlet writes to customers. */
final class Bounces {
    /**
     * Whether mail to an address came back lately because nobody can be reached there. Only what we had written before counts, in the
     * ticket that the bounce belongs to: whoever invents a bounce silences nobody. Given: what the bounce must contain as JSON, the
     * address, and how it stands among an article's parties.
     */
    static final String CAME_BACK = """
            exists (
                select 1
                from article b, jsonb_array_elements(b.automation -> 'bounces') as one
                where b.automation ->> 'kind' = 'BOUNCE'
                    and b.automation -> 'bounces' @> cast(? as jsonb)
                    and b.received_at > now() - interval '7 days'
                    and one ->> 'recipient' = ?
                    and one ->> 'action' = 'failed'
                    and one ->> 'status' like '5%'
                    and one ->> 'reason' in ('user-unknown', 'host-unknown', 'has-moved', 'suspended', 'not-accepting')
                    and exists (
                        select 1 from article o
                        where o.ticket_id = b.ticket_id and o.direction = 'OUT' and o.sequence < b.sequence
                            and o.parties && cast(? as text[])))""";

    private Bounces() {}
}

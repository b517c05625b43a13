package io.inlet.store;

/** What bounces mean for what Inlet writes to customers. */
final class Bounces {
    /**
     * Whether mail to an address came back lately because nobody can be reached there. Only a bounce that returns a mail which we wrote to
     * that address counts, by its id, which nobody else can know: whoever invents one silences nobody, in whatever ticket it ends. Given:
     * what the bounce must contain as JSON, the address, and how it stands among an article's parties.
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
                        where o.ticket_id = b.ticket_id and o.direction = 'OUT' and o.parties && cast(? as text[])
                            and o.external_id = any(string_to_array(b.fields ->> 'returned', ' '))))""";

    private Bounces() {}
}

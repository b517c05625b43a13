package io.inlet.store.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.LongConsumer;
import javax.sql.DataSource;

/**
 * Tickets of years past, written by SQL as the line would have left them: each with its message, contact, article, history, outcome and a
 * delivery that was made.
 */
public final class Stock {
    private static final int PORTION = 20_000;

    /** Ids grow with time (RFC 9562, 5.7), from 2020 on, so that they stand before those of today. */
    private static final String FILL = """
            with given as materialized (
                select n,
                    pg_temp.id('a', n) as raw_id, pg_temp.id('b', n) as contact_id, pg_temp.id('c', n) as ticket_id,
                    pg_temp.id('d', n) as article_id, pg_temp.id('e', n) as delivery_id,
                    'stock-' || n as name,
                    (1000000000 + n) || '-0' as number,
                    timestamptz '2020-01-01' + n * interval '1 minute' as at,
                    (select string_agg(md5(n::text || i), ' ') from generate_series(1, 24) as i) as text
                from generate_series(cast(? as bigint), cast(? as bigint)) as n),
            raw as (
                insert into raw_message (id, channel, brand, inbox, mode, lane, source_key, headers, media_type, size, content,
                    received_at, captured_at)
                select raw_id, 'email', 'main', 'email', 'LIVE', 'NORMAL', name, '[]', 'message/rfc822', length(text),
                    convert_to(text, 'UTF8'), at, at
                from given),
            contacts as (
                insert into contact (id, brand, name, created_at) select contact_id, 'main', name, at from given),
            identities as (
                insert into contact_identity (brand, kind, value, contact_id)
                select 'main', 'email', name || '@example.org', contact_id from given),
            tickets as (
                insert into ticket (id, number, brand, mode, kind, subject, status, impact, urgency, priority, category, support_group,
                    tags, contact_id, channel, inbox, language, opened_at, updated_at)
                select ticket_id, number, 'main', 'LIVE', 'INCIDENT', left(text, 60), 'CLOSED', 'LOW', 'MEDIUM', 'P3', 'general',
                    'service-desk', '{}', contact_id, 'email', 'email', 'en', at, at
                from given),
            articles as (
                insert into article (id, brand, mode, ticket_id, raw_id, direction, channel, inboxes, message_key, external_id,
                    sender_name, sender_email, recipients, parties, subject, text, language, automation, trust, fields, sent_at,
                    received_at, created_at)
                select article_id, 'main', 'LIVE', ticket_id, raw_id, 'IN', 'email', '{email}', name || ' sha256:' || md5(text),
                    name || '@example.org', name, name || '@example.org',
                    '[{"kind": "to", "name": "", "email": "support@example.org"}]',
                    array['email:' || name || '@example.org', 'email:support@example.org'], left(text, 60), text, 'en',
                    '{"kind": "NONE", "reasons": [], "bounces": []}', '{"level": "none", "reasons": []}', '{}', at, at, at
                from given),
            entries as (
                insert into history (brand, ticket_id, at, actor, field, after, reasons)
                select 'main', ticket_id, at, 'inlet', 'ticket', number, '[]' from given),
            outcomes as (
                insert into outcome (raw_id, item, kind, ticket_id, number, article_id, reasons, settled_at)
                select raw_id, 0, 'OPENED', ticket_id, number, article_id, '[]', at from given)
            insert into delivery (id, brand, target, operation, ticket_id, article_id, state, attempt, queued_at, due_at, started_at,
                delivered_at)
            select delivery_id, 'main', 'desk', 'CREATE', ticket_id, article_id, 'DELIVERED', 1, at, at, at, at from given""";

    private static final String ID = """
            create or replace function pg_temp.id(kind text, n bigint) returns uuid language sql immutable as $$
                select (lpad(to_hex(1577836800000 + n * 60000), 12, '0') || '7' || kind || left(md5(kind || n), 2)
                    || '8' || right(md5(kind || n), 15))::uuid
            $$""";

    private final DataSource source;

    public Stock(DataSource source) {
        this.source = source;
    }

    /** Adds so many tickets, numbered from {@code first} on, and leaves the tables as autovacuum would. */
    public void add(long first, long number, LongConsumer progress) throws SQLException {
        try (Connection connection = source.getConnection()) {
            try (var statement = connection.createStatement()) {
                statement.execute(ID);
            }
            try (PreparedStatement statement = connection.prepareStatement(FILL)) {
                for (long from = first; from < first + number; from += PORTION) {
                    long to = Math.min(from + PORTION, first + number) - 1;
                    statement.setLong(1, from);
                    statement.setLong(2, to);
                    statement.executeUpdate();
                    progress.accept(to - first + 1);
                }
            }
        }
        new Tables(source).tidy();
    }
}

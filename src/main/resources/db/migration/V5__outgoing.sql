-- What customers are told, and what targets tell back.

-- Automatic notices of the last while, for the budgets; a day is kept. address: channel and address, over all brands, since a loop
-- does not care for brands.
create table outgoing (
    id bigint generated always as identity primary key,
    address text not null,
    kind text not null check (kind in ('ACKNOWLEDGEMENT', 'STATUS')),
    at timestamptz not null default now()
);
create index outgoing_address on outgoing (address, at);
create index outgoing_at on outgoing (at);

-- Events of targets that were applied: once each, however often they are told.
create table feedback (
    event text not null,
    target text not null,
    ticket_id uuid not null references ticket on delete cascade,
    at timestamptz not null,
    applied_at timestamptz not null default now(),
    primary key (event, target)
);
create index feedback_ticket on feedback (ticket_id);

-- Up to where each target was listened to, in its adapter's own notation.
create table feedback_position (
    target text primary key,
    value text not null,
    updated_at timestamptz not null default now()
) with (fillfactor = 50);

create index target_ticket_key on target_ticket (external_key, target) where external_key is not null;

-- As before, but what Inlet says by itself is no response of staff.
create or replace view report.sla as
select t.id as ticket_id, t.number as ticket_number, t.brand, t.channel, t.priority, t.support_group, t.opened_at,
    t.respond_by, f.responded_at, f.responded_at > t.respond_by or (f.responded_at is null and t.respond_by < now()) as respond_missed,
    t.resolve_by, s.resolved_at, s.resolved_at > t.resolve_by or (s.resolved_at is null and t.resolve_by < now()) as resolve_missed
from ticket t
left join lateral (
    select min(a.received_at) as responded_at
    from article a
    where a.ticket_id = t.id and a.direction = 'OUT' and a.automation ->> 'kind' = 'NONE'
) f on true
left join lateral (
    select max(h.at) as resolved_at
    from history h
    where h.ticket_id = t.id and h.field = 'status' and h.after in ('RESOLVED', 'CLOSED') and t.status in ('RESOLVED', 'CLOSED')
) s on true
where t.mode <> 'SANDBOX';

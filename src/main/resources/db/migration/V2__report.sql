-- Read-only views for reports and BI, the stable face of the database. Sandbox inboxes are left out. Everything outside this schema may
-- change with any version.
create schema report;

create view report.ticket as
select t.id, t.number, t.brand, lower(t.mode) as mode, lower(t.kind) as kind, t.subject, lower(t.status) as status,
    lower(t.impact) as impact, lower(t.urgency) as urgency, t.priority, t.category, t.support_group, t.tags, t.organisation,
    c.name as contact_name, t.channel, t.inbox, t.language, t.opened_at, t.updated_at, t.respond_by, t.resolve_by,
    p.number as parent_number
from ticket t
left join contact c on c.id = t.contact_id
left join ticket p on p.id = t.parent_id
where t.mode <> 'SANDBOX';

create view report.article as
select a.id, a.ticket_id, t.number as ticket_number, a.brand, lower(a.direction) as direction, a.channel, a.inboxes, a.external_id,
    a.sender_name, a.sender_email, a.sender_phone, a.subject, length(a.text) as text_length, a.language,
    a.automation ->> 'kind' as automation,
    (select count(*) from attachment f where f.article_id = a.id) as attachments,
    a.sent_at, a.received_at
from article a
join ticket t on t.id = a.ticket_id
where a.mode <> 'SANDBOX';

-- By the day (UTC) on which a message arrived; repeats count on the day of the first delivery.
create view report.channel_day as
select (r.received_at at time zone 'UTC')::date as day, r.channel, r.brand, r.inbox,
    sum(r.repeats + greatest(coalesce(o.items, 1), 1)) as captured,
    coalesce(sum(o.opened), 0) as opened,
    coalesce(sum(o.appended), 0) as appended,
    sum(r.repeats + coalesce(o.duplicate, 0)) as duplicate,
    coalesce(sum(o.ignored), 0) as ignored,
    count(*) filter (where i.state = 'PARKED') as parked,
    count(*) filter (where i.state = 'PENDING') as pending
from raw_message r
left join inbox_message i on i.raw_id = r.id
left join lateral (
    select count(*) as items,
        count(*) filter (where x.kind = 'OPENED') as opened,
        count(*) filter (where x.kind = 'APPENDED') as appended,
        count(*) filter (where x.kind = 'DUPLICATE') as duplicate,
        count(*) filter (where x.kind = 'IGNORED') as ignored
    from outcome x
    where x.raw_id = r.id
) o on true
where r.mode <> 'SANDBOX'
group by 1, 2, 3, 4;

create view report.delivery as
select d.id, d.target, lower(d.operation) as operation, d.ticket_id, t.number as ticket_number, d.article_id, d.brand,
    lower(d.state) as state, d.attempt as attempts, k.external_key, k.url, d.reason ->> 'code' as reason,
    d.queued_at, d.started_at, d.delivered_at
from delivery d
join ticket t on t.id = d.ticket_id
left join target_ticket k on k.ticket_id = d.ticket_id and k.target = d.target
where t.mode <> 'SANDBOX';

create view report.sla as
select t.id as ticket_id, t.number as ticket_number, t.brand, t.channel, t.priority, t.support_group, t.opened_at,
    t.respond_by, f.responded_at, f.responded_at > t.respond_by or (f.responded_at is null and t.respond_by < now()) as respond_missed,
    t.resolve_by, s.resolved_at, s.resolved_at > t.resolve_by or (s.resolved_at is null and t.resolve_by < now()) as resolve_missed
from ticket t
left join lateral (
    select min(a.received_at) as responded_at from article a where a.ticket_id = t.id and a.direction = 'OUT'
) f on true
left join lateral (
    select max(h.at) as resolved_at
    from history h
    where h.ticket_id = t.id and h.field = 'status' and h.after in ('RESOLVED', 'CLOSED') and t.status in ('RESOLVED', 'CLOSED')
) s on true
where t.mode <> 'SANDBOX';

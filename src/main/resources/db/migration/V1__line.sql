-- The line: inbox, tickets, outbox, and the counters of both. Brand stands in every table that is searched without a key of its own,
-- so that one customer of a service company never meets another's tickets.
--
-- Keys begin with what tells rows apart, brand and the like come last: plans made while tables are empty are kept, and must not find an
-- index that begins with what thousands of rows share.

-- What arrived, exactly. Never changed again but for the count of repeats; whether it is settled stands in inbox_message and outcome.
create table raw_message (
    id uuid primary key,
    channel text not null,
    provider text,
    brand text not null,
    inbox text not null,
    mode text not null check (mode in ('LIVE', 'SANDBOX', 'SHADOW')),
    lane text not null check (lane in ('FAST', 'NORMAL', 'BULK')),
    source_key text not null,
    headers jsonb not null,
    media_type text not null,
    size bigint not null check (size >= 0),
    content bytea, -- null: in raw_chunk
    repeats integer not null default 0,
    received_at timestamptz not null,
    captured_at timestamptz not null default now(),
    unique (source_key, channel, inbox)
);
-- compressing costs more than it saves: large mail is base64 of compressed files
alter table raw_message alter column content set storage external;
create index raw_message_sandbox on raw_message (captured_at) where mode = 'SANDBOX';

create table raw_chunk (
    raw_id uuid not null references raw_message on delete cascade,
    number integer not null,
    bytes bytea not null,
    primary key (raw_id, number)
);
alter table raw_chunk alter column bytes set storage external;

-- The queue of what is not settled: a row goes when its message is. It is small and hot, so dead rows are cleared early. It has no
-- foreign key because it is written by one statement together with its raw_message.
create table inbox_message (
    raw_id uuid primary key,
    sequence bigint generated always as identity,
    channel text not null,
    brand text not null,
    inbox text not null,
    mode text not null check (mode in ('LIVE', 'SANDBOX', 'SHADOW')),
    lane text not null check (lane in ('FAST', 'NORMAL', 'BULK')),
    group_key text, -- channel and inbox are part of it
    size bigint not null,
    state text not null default 'PENDING' check (state in ('PENDING', 'PARKED')),
    attempts integer not null default 0,
    captured_at timestamptz not null default now(),
    due_at timestamptz not null default now(),
    lease uuid,
    leased_until timestamptz,
    parked_at timestamptz,
    reason jsonb,
    detail text,
    check ((lease is null) = (leased_until is null)),
    check (state = 'PENDING' or (lease is null and parked_at is not null and reason is not null))
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 2000,
        autovacuum_analyze_scale_factor = 0.05, autovacuum_analyze_threshold = 2000, autovacuum_vacuum_cost_delay = 0);
create index inbox_message_due on inbox_message (lane, due_at, sequence) where state = 'PENDING' and lease is null;
create index inbox_message_leased on inbox_message (leased_until) where lease is not null;
create index inbox_message_group on inbox_message (group_key, sequence) where state = 'PENDING' and group_key is not null;
create index inbox_message_order on inbox_message (channel, inbox, sequence) where state = 'PENDING';
create index inbox_message_parked on inbox_message (raw_id) where state = 'PARKED';

create table source_position (
    source text primary key,
    value text not null,
    updated_at timestamptz not null default now()
) with (fillfactor = 50);

create table contact (
    id uuid primary key,
    brand text not null,
    name text,
    organisation text,
    created_at timestamptz not null default now()
);

create table contact_identity (
    brand text not null,
    kind text not null,
    value text not null,
    contact_id uuid not null references contact on delete cascade,
    primary key (value, kind, brand)
);
create index contact_identity_contact on contact_identity (contact_id);

create sequence ticket_number start 104520;

create table ticket (
    id uuid primary key,
    number text not null unique,
    brand text not null,
    mode text not null check (mode in ('LIVE', 'SANDBOX', 'SHADOW')),
    kind text not null check (kind in ('INCIDENT', 'SERVICE_REQUEST')),
    subject text not null,
    status text not null check (status in ('NEW', 'OPEN', 'WAITING', 'RESOLVED', 'CLOSED')),
    impact text not null check (impact in ('HIGH', 'MEDIUM', 'LOW')),
    urgency text not null check (urgency in ('HIGH', 'MEDIUM', 'LOW')),
    priority text not null check (priority in ('P1', 'P2', 'P3', 'P4')),
    category text,
    support_group text,
    tags text[] not null,
    contact_id uuid references contact on delete set null,
    organisation text,
    channel text not null,
    inbox text not null,
    language text,
    opened_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    respond_by timestamptz,
    resolve_by timestamptz,
    parent_id uuid references ticket on delete set null
) with (fillfactor = 85);
create index ticket_contact on ticket (contact_id) where contact_id is not null;
create index ticket_parent on ticket (parent_id) where parent_id is not null;
create index ticket_sandbox on ticket (opened_at) where mode = 'SANDBOX';

-- One message of a ticket. new_text is null where it equals text. parties: sender and recipients as kind:value, to tell who belongs to
-- the ticket. The message key is unique within its mode, so that a trial in the sandbox never hides a real message.
create table article (
    id uuid primary key,
    sequence bigint generated always as identity, -- the order within a ticket
    brand text not null,
    mode text not null check (mode in ('LIVE', 'SANDBOX', 'SHADOW')),
    ticket_id uuid not null references ticket on delete cascade,
    raw_id uuid,
    direction text not null check (direction in ('IN', 'OUT', 'INTERNAL')),
    channel text not null,
    inboxes text[] not null,
    message_key text,
    external_id text not null,
    sender_name text,
    sender_email text,
    sender_phone text,
    sender_id text,
    sender_handle text,
    recipients jsonb not null,
    parties text[] not null,
    subject text not null,
    text text not null,
    new_text text,
    html text,
    language text,
    automation jsonb not null,
    trust jsonb not null,
    fields jsonb not null,
    sent_at timestamptz,
    received_at timestamptz not null,
    created_at timestamptz not null default now(),
    unique (message_key, brand, mode)
);
create index article_ticket on article (ticket_id, sequence);
-- message ids may be longer than an index entry: found by hash, compared in full
create index article_external on article (hashtextextended(external_id, 0));

-- The bytes of attachments, once per brand and content. uses counts the attachments that need them.
create table file (
    brand text not null,
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    size bigint not null check (size >= 0),
    uses integer not null check (uses >= 0),
    created_at timestamptz not null default now(),
    primary key (sha256, brand)
) with (fillfactor = 70);

create table file_chunk (
    brand text not null,
    sha256 text not null,
    number integer not null,
    bytes bytea not null,
    primary key (sha256, brand, number),
    foreign key (sha256, brand) references file on delete cascade
);
alter table file_chunk alter column bytes set storage external;

create table attachment (
    id uuid primary key,
    brand text not null,
    article_id uuid not null references article on delete cascade,
    position integer not null,
    name text not null,
    media_type text not null,
    size bigint not null,
    sha256 text,
    content_id text,
    inline boolean not null,
    state text not null check (state in ('STORED', 'PENDING', 'REFUSED')),
    reason text,
    unique (article_id, position),
    foreign key (sha256, brand) references file
);

create table history (
    id bigint generated always as identity primary key,
    brand text not null,
    ticket_id uuid not null references ticket on delete cascade,
    at timestamptz not null default now(),
    actor text not null,
    field text not null,
    before text,
    after text,
    reasons jsonb not null
);
create index history_ticket on history (ticket_id, id);

-- What became of a settled message: one row an item, numbered from 0; kept for repeated calls and receipts.
create table outcome (
    raw_id uuid not null references raw_message on delete cascade,
    item integer not null,
    kind text not null check (kind in ('OPENED', 'APPENDED', 'DUPLICATE', 'IGNORED')),
    ticket_id uuid references ticket on delete set null,
    number text,
    article_id uuid,
    reasons jsonb not null,
    settled_at timestamptz not null default now(),
    primary key (raw_id, item)
);
create index outcome_ticket on outcome (ticket_id) where ticket_id is not null;

-- One thing to tell one target. In order of sequence within a ticket and target, one at a time.
create table delivery (
    id uuid primary key,
    sequence bigint generated always as identity,
    brand text not null,
    target text not null,
    operation text not null check (operation in ('CREATE', 'APPEND')),
    ticket_id uuid not null references ticket on delete cascade,
    article_id uuid not null,
    state text not null default 'NEW' check (state in ('NEW', 'SENDING', 'RETRY', 'UNKNOWN', 'PARKED', 'DELIVERED')),
    attempt integer not null default 0,
    uncertain boolean not null default false,
    queued_at timestamptz not null default now(),
    due_at timestamptz not null default now(),
    started_at timestamptz,
    lease uuid,
    leased_until timestamptz,
    delivered_at timestamptz,
    reason jsonb,
    answer text,
    unique (ticket_id, target, operation, article_id),
    check ((state = 'SENDING') = (lease is not null)),
    check ((lease is null) = (leased_until is null)),
    check ((state = 'DELIVERED') = (delivered_at is not null))
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 2000);
create index delivery_due on delivery (target, due_at, sequence) where state in ('NEW', 'RETRY', 'UNKNOWN');
create index delivery_sending on delivery (target, leased_until) where state = 'SENDING';
create index delivery_unfinished on delivery (ticket_id, target, sequence) where state <> 'DELIVERED';

-- What a target calls a ticket.
create table target_ticket (
    ticket_id uuid not null references ticket on delete cascade,
    target text not null,
    external_key text,
    url text,
    primary key (ticket_id, target)
);

create table target_pause (
    target text primary key,
    reason jsonb not null,
    paused_at timestamptz not null default now()
);

-- Counters: every transaction adds what it changed, so that none waits for another; the deltas are summed up in the background.
-- The figures at any moment are tally plus tally_delta, read in one snapshot.
create table tally (
    channel text not null,
    brand text not null,
    inbox text not null,
    captured bigint not null,
    opened bigint not null,
    appended bigint not null,
    duplicate bigint not null,
    ignored bigint not null,
    parked bigint not null,
    pending bigint not null,
    primary key (channel, brand, inbox)
);
create table tally_delta (
    channel text not null,
    brand text not null,
    inbox text not null,
    captured bigint not null default 0,
    opened bigint not null default 0,
    appended bigint not null default 0,
    duplicate bigint not null default 0,
    ignored bigint not null default 0,
    parked bigint not null default 0,
    pending bigint not null default 0
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);

create table target_tally (
    target text primary key,
    queued bigint not null,
    delivered bigint not null,
    waiting bigint not null,
    unknown bigint not null,
    parked bigint not null
);
create table target_tally_delta (
    target text not null,
    queued bigint not null default 0,
    delivered bigint not null default 0,
    waiting bigint not null default 0,
    unknown bigint not null default 0,
    parked bigint not null default 0
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);

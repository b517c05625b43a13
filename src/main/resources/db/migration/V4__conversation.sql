-- Chats and calls: which tickets a conversation has, by what later messages may name an article, and files that are fetched after their
-- message was stored. Mail writes none of it.

-- One row a conversation and ticket; touched with each of its articles, either way.
create table conversation (
    name text not null, -- chat id, caller's number, call id
    kind text not null check (kind in ('CHAT', 'CALL')),
    inbox text not null,
    channel text not null,
    brand text not null,
    mode text not null check (mode in ('LIVE', 'SANDBOX', 'SHADOW')),
    ticket_id uuid not null references ticket on delete cascade,
    touched_at timestamptz not null default now(),
    primary key (name, kind, inbox, channel, brand, mode, ticket_id)
) with (fillfactor = 85);
create index conversation_ticket on conversation (ticket_id);

-- Further external ids of an article: of the messages that it was made of, or of the one that it edits.
create table article_piece (
    article_id uuid not null references article on delete cascade,
    external_id text not null
);
create index article_piece_article on article_piece (article_id);
-- as article_external
create index article_piece_external on article_piece (hashtextextended(external_id, 0));

-- What the channel needs to fetch the bytes; null where these came with the message.
alter table attachment add column source text;

-- Attachments whose bytes are still to be fetched: a row goes when that is settled.
create table late_file (
    attachment_id uuid primary key references attachment on delete cascade,
    channel text not null,
    inbox text not null,
    attempts integer not null default 0,
    wanted_at timestamptz not null default now(),
    due_at timestamptz not null default now(),
    lease uuid,
    leased_until timestamptz,
    reason jsonb, -- of the last attempt
    check ((lease is null) = (leased_until is null))
) with (fillfactor = 80);
create index late_file_due on late_file (due_at) where lease is null;
create index late_file_leased on late_file (leased_until) where lease is not null;

alter table delivery drop constraint delivery_operation_check;
alter table delivery add constraint delivery_operation_check check (operation in ('CREATE', 'APPEND', 'FILES', 'RESOLVE', 'REPLY'));

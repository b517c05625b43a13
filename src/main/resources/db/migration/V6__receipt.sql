-- Posts that were acknowledged while the database was away and then proved to be repeats: whoever asks with the receipt of such a
-- post is told what became of the first one.
create table repeated_receipt (
    id uuid primary key,
    raw_id uuid not null references raw_message on delete cascade,
    at timestamptz not null default now()
);
create index repeated_receipt_raw on repeated_receipt (raw_id);

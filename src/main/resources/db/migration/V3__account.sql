-- Console users and API tokens. Neither a password nor a token is kept, only what it was hashed to.
create table account (
    name          text primary key check (name ~ '^[a-z0-9][a-z0-9._-]{0,39}$'),
    role          text not null check (role in ('viewer', 'operator', 'admin')),
    password_hash text not null,
    created_at    timestamptz not null
);

create table api_token (
    id         uuid primary key,
    name       text not null check (length(name) between 1 and 60),
    role       text not null check (role in ('viewer', 'operator', 'admin')),
    sha256     text not null unique check (sha256 ~ '^[0-9a-f]{64}$'),
    created_at timestamptz not null
);

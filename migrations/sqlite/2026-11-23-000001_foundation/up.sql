-- The infrastructure that every use case writes to. Instants are UTC microseconds; documents are JSON in TEXT.

-- Who did what: ids and digests, no personal data. Append-only.
CREATE TABLE audit_entries (
    id              TEXT    NOT NULL PRIMARY KEY,
    at              INTEGER NOT NULL,
    actor_id        TEXT,
    action          TEXT    NOT NULL,
    subject_id      TEXT    NOT NULL,
    organisation_id TEXT,
    request_id      TEXT    NOT NULL,
    details         TEXT    NOT NULL CHECK (json_valid(details))
) STRICT;
CREATE INDEX audit_entries_by_time ON audit_entries (at, id);
CREATE INDEX audit_entries_by_organisation ON audit_entries (organisation_id, at, id);
CREATE INDEX audit_entries_by_subject ON audit_entries (subject_id, at, id);

-- The chain over the entries, written after them by a leased worker. Append-only.
CREATE TABLE audit_seals (
    sequence INTEGER NOT NULL PRIMARY KEY CHECK (sequence > 0),
    entry_id TEXT    NOT NULL UNIQUE REFERENCES audit_entries (id),
    hash     TEXT    NOT NULL
) STRICT;

CREATE TRIGGER audit_entries_no_update BEFORE UPDATE ON audit_entries BEGIN SELECT RAISE(ABORT, 'audit_entries is append-only'); END;
CREATE TRIGGER audit_entries_no_delete BEFORE DELETE ON audit_entries BEGIN SELECT RAISE(ABORT, 'audit_entries is append-only'); END;
CREATE TRIGGER audit_seals_no_update BEFORE UPDATE ON audit_seals BEGIN SELECT RAISE(ABORT, 'audit_seals is append-only'); END;
CREATE TRIGGER audit_seals_no_delete BEFORE DELETE ON audit_seals BEGIN SELECT RAISE(ABORT, 'audit_seals is append-only'); END;

-- Messages to deliver. available_at is when a worker may take one: while it is leased the end of the lease, and null once
-- it is done or dead, so that what is left to do is one walk over the index.
CREATE TABLE outbox (
    id           TEXT    NOT NULL PRIMARY KEY,
    kind         TEXT    NOT NULL,
    payload      TEXT    NOT NULL CHECK (json_valid(payload)),
    status       TEXT    NOT NULL CHECK (status IN ('pending', 'leased', 'done', 'dead')),
    available_at INTEGER,
    attempts     INTEGER NOT NULL DEFAULT 0,
    lease_owner  TEXT,
    fence        INTEGER NOT NULL DEFAULT 0,
    last_error   TEXT,
    created_at   INTEGER NOT NULL,
    CHECK ((status IN ('pending', 'leased')) = (available_at IS NOT NULL))
) STRICT;
CREATE INDEX outbox_by_availability ON outbox (available_at, id);
CREATE INDEX outbox_by_status ON outbox (status, created_at);

-- Work that one replica does at a time. The fence grows with each holder.
CREATE TABLE leases (
    name  TEXT    NOT NULL PRIMARY KEY,
    owner TEXT    NOT NULL,
    until INTEGER NOT NULL,
    fence INTEGER NOT NULL
) STRICT;

-- Answers to requests with an Idempotency-Key. status is null between the reservation and the answer, in one transaction.
CREATE TABLE idempotency_records (
    principal    TEXT    NOT NULL,
    operation    TEXT    NOT NULL,
    key          TEXT    NOT NULL,
    request_hash TEXT    NOT NULL,
    status       INTEGER,
    headers      TEXT CHECK (headers IS NULL OR json_valid(headers)),
    body         TEXT,
    created_at   INTEGER NOT NULL,
    expires_at   INTEGER NOT NULL,
    PRIMARY KEY (principal, operation, key)
) STRICT;
CREATE INDEX idempotency_records_by_expiry ON idempotency_records (expires_at);

-- Rate limits that replicas share: the theoretical arrival time of each bucket.
CREATE TABLE throttle (
    key TEXT    NOT NULL PRIMARY KEY,
    tat INTEGER NOT NULL
) STRICT;
CREATE INDEX throttle_by_tat ON throttle (tat);

-- Small facts of the installation, such as the version of the catalogue.
CREATE TABLE settings_state (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

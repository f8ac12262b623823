-- The infrastructure that every use case writes to; the SQLite file beside this one explains the tables.

CREATE TABLE audit_entries (
    id              text        NOT NULL PRIMARY KEY,
    at              timestamptz NOT NULL,
    actor_id        text,
    action          text        NOT NULL,
    subject_id      text        NOT NULL,
    organisation_id text,
    request_id      text        NOT NULL,
    details         text        NOT NULL
);
CREATE INDEX audit_entries_by_time ON audit_entries (at, id);
CREATE INDEX audit_entries_by_organisation ON audit_entries (organisation_id, at, id);
CREATE INDEX audit_entries_by_subject ON audit_entries (subject_id, at, id);

CREATE TABLE audit_seals (
    sequence bigint NOT NULL PRIMARY KEY CHECK (sequence > 0),
    entry_id text   NOT NULL UNIQUE REFERENCES audit_entries (id),
    hash     text   NOT NULL
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END
$$;
CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON audit_entries FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entries_no_truncate BEFORE TRUNCATE ON audit_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_seals_append_only BEFORE UPDATE OR DELETE ON audit_seals FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_seals_no_truncate BEFORE TRUNCATE ON audit_seals FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE outbox (
    id           text        NOT NULL PRIMARY KEY,
    kind         text        NOT NULL,
    payload      text        NOT NULL,
    status       text        NOT NULL CHECK (status IN ('pending', 'leased', 'done', 'dead')),
    available_at timestamptz,
    attempts     integer     NOT NULL DEFAULT 0,
    lease_owner  text,
    fence        bigint      NOT NULL DEFAULT 0,
    last_error   text,
    created_at   timestamptz NOT NULL,
    CHECK ((status IN ('pending', 'leased')) = (available_at IS NOT NULL))
);
CREATE INDEX outbox_by_availability ON outbox (available_at, id);
CREATE INDEX outbox_by_status ON outbox (status, created_at);

CREATE TABLE leases (
    name  text        NOT NULL PRIMARY KEY,
    owner text        NOT NULL,
    until timestamptz NOT NULL,
    fence bigint      NOT NULL
);

CREATE TABLE idempotency_records (
    principal    text        NOT NULL,
    operation    text        NOT NULL,
    key          text        NOT NULL,
    request_hash text        NOT NULL,
    status       integer,
    headers      text,
    body         text,
    created_at   timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    PRIMARY KEY (principal, operation, key)
);
CREATE INDEX idempotency_records_by_expiry ON idempotency_records (expires_at);

CREATE TABLE throttle (
    key text        NOT NULL PRIMARY KEY,
    tat timestamptz NOT NULL
);
CREATE INDEX throttle_by_tat ON throttle (tat);

CREATE TABLE settings_state (
    key   text NOT NULL PRIMARY KEY,
    value text NOT NULL
);

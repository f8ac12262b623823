-- Exports: tables that somebody asked for, written to a file by a worker. `due_at` is when a worker may take one: at once while it is
-- queued, when the lease of its worker runs out while it is running, never once it has ended.

CREATE TABLE exports (
    id           TEXT    NOT NULL PRIMARY KEY,
    challenge_id TEXT    NOT NULL REFERENCES challenges (id) ON DELETE CASCADE,
    phase_id     TEXT REFERENCES review_phases (id) ON DELETE CASCADE,
    requested_by TEXT    NOT NULL REFERENCES users (id),
    options      TEXT    NOT NULL CHECK (json_valid(options)),
    with_panel   INTEGER NOT NULL CHECK (with_panel IN (0, 1)),
    state        TEXT    NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed', 'expired')),
    rows_done    INTEGER NOT NULL,
    rows_total   INTEGER NOT NULL,
    attempts     INTEGER NOT NULL,
    fence        INTEGER NOT NULL,
    due_at       INTEGER,
    failure      TEXT,
    file_name    TEXT,
    blob         TEXT,
    size         INTEGER,
    sha256       TEXT,
    created_at   INTEGER NOT NULL,
    finished_at  INTEGER,
    expires_at   INTEGER NOT NULL,
    CHECK ((state = 'done') = (blob IS NOT NULL)),
    CHECK ((state IN ('queued', 'running')) = (due_at IS NOT NULL))
) STRICT;
CREATE INDEX exports_by_person ON exports (requested_by, id);
CREATE INDEX exports_due ON exports (due_at, id) WHERE due_at IS NOT NULL;
CREATE INDEX exports_by_expiry ON exports (expires_at, id);
CREATE INDEX exports_by_blob ON exports (blob) WHERE blob IS NOT NULL;
CREATE INDEX exports_by_challenge ON exports (challenge_id);
CREATE INDEX exports_by_phase ON exports (phase_id) WHERE phase_id IS NOT NULL;

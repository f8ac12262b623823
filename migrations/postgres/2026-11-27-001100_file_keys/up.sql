-- Files are encrypted, each under a key of its own; a row has the key of its file, wrapped by a master key that is not in the database.
-- Rows without one name files that were stored before.
ALTER TABLE application_files ADD COLUMN blob_key TEXT;
ALTER TABLE challenge_files ADD COLUMN blob_key TEXT;
ALTER TABLE exports ADD COLUMN blob_key TEXT;

-- Copies of files for jurors who judge blind, without what the files tell of people. `due_at` is when a worker may take one: at once while
-- it waits, when the lease of its worker runs out after that, never once it has ended.
CREATE TABLE blind_copies (
    file_id    TEXT NOT NULL PRIMARY KEY REFERENCES application_files (id) ON DELETE CASCADE,
    state      TEXT NOT NULL CHECK (state IN ('waiting', 'made', 'hidden')),
    hidden     TEXT CHECK (hidden IN ('type', 'content', 'failure')),
    blob       TEXT,
    blob_key   TEXT,
    size       BIGINT,
    sha256     TEXT,
    attempts   INTEGER NOT NULL,
    fence      BIGINT NOT NULL,
    due_at     TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL,
    CHECK ((state = 'waiting') = (due_at IS NOT NULL)),
    CHECK ((state = 'made') = (blob IS NOT NULL)),
    CHECK ((state = 'hidden') = (hidden IS NOT NULL))
);
CREATE INDEX blind_copies_due ON blind_copies (due_at, file_id) WHERE due_at IS NOT NULL;
CREATE INDEX blind_copies_by_blob ON blind_copies (blob) WHERE blob IS NOT NULL;

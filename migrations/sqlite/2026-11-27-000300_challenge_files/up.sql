-- Files of calls. The bytes are in the store of files, under a random key.
CREATE TABLE challenge_files (
    id           TEXT    NOT NULL PRIMARY KEY,
    challenge_id TEXT    NOT NULL REFERENCES challenges (id) ON DELETE CASCADE,
    name         TEXT    NOT NULL,
    media_type   TEXT    NOT NULL,
    size         INTEGER NOT NULL CHECK (size > 0),
    sha256       TEXT    NOT NULL,
    state        TEXT    NOT NULL CHECK (state IN ('pending', 'clean', 'quarantined')),
    blob         TEXT    NOT NULL UNIQUE,
    uploaded_by  TEXT    NOT NULL REFERENCES users (id),
    uploaded_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX challenge_files_by_challenge ON challenge_files (challenge_id, id);
CREATE INDEX challenge_files_unscanned ON challenge_files (id) WHERE state = 'pending';

-- Files of calls. The bytes are in the store of files, under a random key.
CREATE TABLE challenge_files (
    id           text    NOT NULL PRIMARY KEY,
    challenge_id text    NOT NULL REFERENCES challenges (id) ON DELETE CASCADE,
    name         text    NOT NULL,
    media_type   text    NOT NULL,
    size         bigint  NOT NULL CHECK (size > 0),
    sha256       text    NOT NULL,
    state        text    NOT NULL CHECK (state IN ('pending', 'clean', 'quarantined')),
    blob         text    NOT NULL UNIQUE,
    uploaded_by  text    NOT NULL REFERENCES users (id),
    uploaded_at  timestamptz NOT NULL
);
CREATE INDEX challenge_files_by_challenge ON challenge_files (challenge_id, id);
CREATE INDEX challenge_files_unscanned ON challenge_files (id) WHERE state = 'pending';

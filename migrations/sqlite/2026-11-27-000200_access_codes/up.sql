-- Codes by which applications come into a call that is not open to all. The secret is known by its digest only.
CREATE TABLE access_codes (
    id              TEXT    NOT NULL PRIMARY KEY,
    challenge_id    TEXT    NOT NULL REFERENCES challenges (id) ON DELETE CASCADE,
    label           TEXT    NOT NULL,
    digest          TEXT    NOT NULL UNIQUE,
    organisation_id TEXT REFERENCES organisations (id),
    email_domain    TEXT,
    uses_allowed    INTEGER NOT NULL CHECK (uses_allowed BETWEEN 1 AND 10000),
    uses            INTEGER NOT NULL CHECK (uses >= 0),
    created_by      TEXT    NOT NULL REFERENCES users (id),
    created_at      INTEGER NOT NULL,
    expires_at      INTEGER,
    revoked_at      INTEGER,
    CHECK (uses <= uses_allowed)
) STRICT;
CREATE INDEX access_codes_by_challenge ON access_codes (challenge_id, id);

-- The code by which the application came in, at each of its hand-ins.
ALTER TABLE submissions ADD COLUMN access_code_id TEXT REFERENCES access_codes (id);
CREATE INDEX submissions_by_access_code ON submissions (access_code_id, application_id) WHERE access_code_id IS NOT NULL;

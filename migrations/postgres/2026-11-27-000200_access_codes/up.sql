-- Codes by which applications come into a call that is not open to all. The secret is known by its digest only.
CREATE TABLE access_codes (
    id              text    NOT NULL PRIMARY KEY,
    challenge_id    text    NOT NULL REFERENCES challenges (id) ON DELETE CASCADE,
    label           text    NOT NULL,
    digest          text    NOT NULL UNIQUE,
    organisation_id text REFERENCES organisations (id),
    email_domain    text,
    uses_allowed    integer NOT NULL CHECK (uses_allowed BETWEEN 1 AND 10000),
    uses            integer NOT NULL CHECK (uses >= 0),
    created_by      text    NOT NULL REFERENCES users (id),
    created_at      timestamptz NOT NULL,
    expires_at      timestamptz,
    revoked_at      timestamptz,
    CHECK (uses <= uses_allowed)
);
CREATE INDEX access_codes_by_challenge ON access_codes (challenge_id, id);

-- The code by which the application came in, at each of its hand-ins.
ALTER TABLE submissions ADD COLUMN access_code_id text REFERENCES access_codes (id);
CREATE INDEX submissions_by_access_code ON submissions (access_code_id, application_id) WHERE access_code_id IS NOT NULL;

-- Public questions about a call, and their answers. Who asked is never public.
CREATE TABLE challenge_questions (
    id           TEXT    NOT NULL PRIMARY KEY,
    challenge_id TEXT    NOT NULL REFERENCES challenges (id) ON DELETE CASCADE,
    asked_by     TEXT    NOT NULL REFERENCES users (id),
    text         TEXT    NOT NULL,
    asked_at     INTEGER NOT NULL,
    answer       TEXT CHECK (answer IS NULL OR json_valid(answer)),
    answered_by  TEXT REFERENCES users (id),
    answered_at  INTEGER,
    published    INTEGER NOT NULL CHECK (published IN (0, 1)),
    version      INTEGER NOT NULL,
    CHECK ((answer IS NULL) = (answered_at IS NULL)),
    CHECK (published = 0 OR answer IS NOT NULL)
) STRICT;
CREATE INDEX challenge_questions_by_challenge ON challenge_questions (challenge_id, id);

-- Who accepted which wording of which terms, and when.
CREATE TABLE terms_acceptances (
    challenge_id TEXT    NOT NULL REFERENCES challenges (id),
    user_id      TEXT    NOT NULL REFERENCES users (id),
    terms_key    TEXT    NOT NULL,
    version      INTEGER NOT NULL,
    digest       TEXT    NOT NULL,
    accepted_at  INTEGER NOT NULL,
    PRIMARY KEY (challenge_id, user_id, terms_key, version)
) STRICT;

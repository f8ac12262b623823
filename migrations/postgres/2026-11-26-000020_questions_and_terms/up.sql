-- Public questions about a call, and their answers. Who asked is never public.
CREATE TABLE challenge_questions (
    id           text    NOT NULL PRIMARY KEY,
    challenge_id text    NOT NULL REFERENCES challenges (id) ON DELETE CASCADE,
    asked_by     text    NOT NULL REFERENCES users (id),
    text         text    NOT NULL,
    asked_at     timestamptz NOT NULL,
    answer       text CHECK (answer IS NULL OR answer::json IS NOT NULL),
    answered_by  text REFERENCES users (id),
    answered_at  timestamptz,
    published    boolean NOT NULL,
    version      bigint NOT NULL,
    CHECK ((answer IS NULL) = (answered_at IS NULL)),
    CHECK (NOT published OR answer IS NOT NULL)
);
CREATE INDEX challenge_questions_by_challenge ON challenge_questions (challenge_id, id);

-- Who accepted which wording of which terms, and when.
CREATE TABLE terms_acceptances (
    challenge_id text    NOT NULL REFERENCES challenges (id),
    user_id      text    NOT NULL REFERENCES users (id),
    terms_key    text    NOT NULL,
    version      bigint NOT NULL,
    digest       text    NOT NULL,
    accepted_at  timestamptz NOT NULL,
    PRIMARY KEY (challenge_id, user_id, terms_key, version)
);

-- The seed that the lock of a review phase draws with, since the publication of the call. The digest is public; the seed is nobody's to read
-- before the lock. Rows are added and never changed.
CREATE TABLE committed_seeds (
    phase_id     text        NOT NULL PRIMARY KEY REFERENCES review_phases (id),
    challenge_id text        NOT NULL REFERENCES challenges (id),
    seed         text        NOT NULL,
    seed_digest  text        NOT NULL,
    committed_at timestamptz NOT NULL
);
CREATE INDEX committed_seeds_by_call ON committed_seeds (challenge_id);

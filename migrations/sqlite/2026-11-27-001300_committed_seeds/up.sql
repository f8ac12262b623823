-- The seed that the lock of a review phase draws with, since the publication of the call. The digest is public; the seed is nobody's to read
-- before the lock. Rows are added and never changed.
CREATE TABLE committed_seeds (
    phase_id     TEXT    NOT NULL PRIMARY KEY REFERENCES review_phases (id),
    challenge_id TEXT    NOT NULL REFERENCES challenges (id),
    seed         TEXT    NOT NULL,
    seed_digest  TEXT    NOT NULL,
    committed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX committed_seeds_by_call ON committed_seeds (challenge_id);

-- Records of locked review phases: one for the lock, each decision and the release. The records of a call are one chain. Rows are added
-- and never changed.
CREATE TABLE records (
    id           TEXT    NOT NULL PRIMARY KEY,
    challenge_id TEXT    NOT NULL REFERENCES challenges (id),
    number       INTEGER NOT NULL CHECK (number > 0),
    phase_id     TEXT    NOT NULL REFERENCES review_phases (id),
    head         TEXT    NOT NULL CHECK (json_valid(head)),
    signed       TEXT    NOT NULL,
    UNIQUE (challenge_id, number)
) STRICT;
CREATE INDEX records_by_phase ON records (phase_id, number);

-- What records hold, by digest: a decision has most parts of its lock.
CREATE TABLE record_parts (
    phase_id TEXT NOT NULL REFERENCES review_phases (id),
    digest   TEXT NOT NULL,
    content  TEXT NOT NULL CHECK (json_valid(content)),
    PRIMARY KEY (phase_id, digest)
) STRICT;

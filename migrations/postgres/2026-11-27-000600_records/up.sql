-- Records of locked review phases: one for the lock, each decision and the release. The records of a call are one chain. Rows are added
-- and never changed.
CREATE TABLE records (
    id           text   NOT NULL PRIMARY KEY,
    challenge_id text   NOT NULL REFERENCES challenges (id),
    number       bigint NOT NULL CHECK (number > 0),
    phase_id     text   NOT NULL REFERENCES review_phases (id),
    head         text   NOT NULL CHECK (head::json IS NOT NULL),
    signed       text   NOT NULL,
    UNIQUE (challenge_id, number)
);
CREATE INDEX records_by_phase ON records (phase_id, number);

-- What records hold, by digest: a decision has most parts of its lock.
CREATE TABLE record_parts (
    phase_id text NOT NULL REFERENCES review_phases (id),
    digest   text NOT NULL,
    content  text NOT NULL CHECK (content::json IS NOT NULL),
    PRIMARY KEY (phase_id, digest)
);

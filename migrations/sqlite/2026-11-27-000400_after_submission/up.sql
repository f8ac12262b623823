-- Messages of the private thread between a startup and the operators about an application, counted from 1.
CREATE TABLE messages (
    id             TEXT    NOT NULL PRIMARY KEY,
    application_id TEXT    NOT NULL REFERENCES applications (id),
    number         INTEGER NOT NULL CHECK (number > 0),
    side           TEXT    NOT NULL CHECK (side IN ('startup', 'operator')),
    author_id      TEXT    NOT NULL REFERENCES users (id),
    text           TEXT    NOT NULL,
    sent_at        INTEGER NOT NULL,
    UNIQUE (application_id, number)
) STRICT;

-- Up to which message each side of a thread has read.
CREATE TABLE thread_marks (
    application_id TEXT    NOT NULL REFERENCES applications (id),
    side           TEXT    NOT NULL CHECK (side IN ('startup', 'operator')),
    number         INTEGER NOT NULL CHECK (number > 0),
    marked_at      INTEGER NOT NULL,
    PRIMARY KEY (application_id, side)
) STRICT;

-- Appeals against refusals that were released: one for each outcome.
CREATE TABLE appeals (
    id             TEXT    NOT NULL PRIMARY KEY,
    application_id TEXT    NOT NULL REFERENCES applications (id),
    phase_id       TEXT    NOT NULL REFERENCES review_phases (id),
    challenge_id   TEXT    NOT NULL REFERENCES challenges (id),
    state          TEXT    NOT NULL CHECK (state IN ('filed', 'upheld', 'dismissed')),
    grounds        TEXT    NOT NULL,
    filed_by       TEXT    NOT NULL REFERENCES users (id),
    filed_at       INTEGER NOT NULL,
    closes_at      INTEGER NOT NULL,
    reason         TEXT,
    decided_by     TEXT REFERENCES users (id),
    decided_at     INTEGER,
    version        INTEGER NOT NULL,
    UNIQUE (application_id, phase_id),
    CHECK ((state = 'filed') = (decided_at IS NULL)),
    CHECK ((decided_at IS NULL) = (decided_by IS NULL)),
    CHECK ((decided_at IS NULL) = (reason IS NULL))
) STRICT;
CREATE INDEX appeals_by_challenge ON appeals (challenge_id, id);

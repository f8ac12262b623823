-- Versions of released decisions after the first: one that is proposed, and those that were released. What was released never changes.
CREATE TABLE decision_corrections (
    phase_id    TEXT    NOT NULL REFERENCES review_phases (id),
    number      INTEGER NOT NULL CHECK (number > 1),
    document    TEXT    NOT NULL CHECK (json_valid(document)),
    proposed_by TEXT    NOT NULL REFERENCES users (id),
    proposed_at INTEGER NOT NULL,
    released_by TEXT REFERENCES users (id),
    released_at INTEGER,
    PRIMARY KEY (phase_id, number),
    CHECK ((released_by IS NULL) = (released_at IS NULL)),
    CHECK (released_by IS NULL OR released_by <> proposed_by)
) STRICT;
-- One is proposed at a time.
CREATE UNIQUE INDEX decision_corrections_proposed ON decision_corrections (phase_id) WHERE released_at IS NULL;

-- Outcomes that held until a correction: its number, and what was told before.
CREATE TABLE former_outcomes (
    phase_id       TEXT    NOT NULL REFERENCES review_phases (id),
    application_id TEXT    NOT NULL REFERENCES applications (id),
    number         INTEGER NOT NULL,
    outcome        TEXT    NOT NULL CHECK (outcome IN ('selected', 'reserve', 'refused')),
    reason         TEXT,
    released_at    INTEGER NOT NULL,
    PRIMARY KEY (application_id, phase_id, number)
) STRICT;

-- Versions of released decisions after the first: one that is proposed, and those that were released. What was released never changes.
CREATE TABLE decision_corrections (
    phase_id    text        NOT NULL REFERENCES review_phases (id),
    number      bigint      NOT NULL CHECK (number > 1),
    document    text        NOT NULL CHECK (document::json IS NOT NULL),
    proposed_by text        NOT NULL REFERENCES users (id),
    proposed_at timestamptz NOT NULL,
    released_by text REFERENCES users (id),
    released_at timestamptz,
    PRIMARY KEY (phase_id, number),
    CHECK ((released_by IS NULL) = (released_at IS NULL)),
    CHECK (released_by IS NULL OR released_by <> proposed_by)
);
-- One is proposed at a time.
CREATE UNIQUE INDEX decision_corrections_proposed ON decision_corrections (phase_id) WHERE released_at IS NULL;

-- Outcomes that held until a correction: its number, and what was told before.
CREATE TABLE former_outcomes (
    phase_id       text        NOT NULL REFERENCES review_phases (id),
    application_id text        NOT NULL REFERENCES applications (id),
    number         bigint      NOT NULL,
    outcome        text        NOT NULL CHECK (outcome IN ('selected', 'reserve', 'refused')),
    reason         text,
    released_at    timestamptz NOT NULL,
    PRIMARY KEY (application_id, phase_id, number)
);

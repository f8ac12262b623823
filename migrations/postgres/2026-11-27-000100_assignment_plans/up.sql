-- Plans of the assignments of a review phase, and the ground on which each stands.

CREATE TABLE assignment_plans (
    id         TEXT    NOT NULL PRIMARY KEY,
    phase_id   TEXT    NOT NULL REFERENCES review_phases (id),
    outcome    TEXT    NOT NULL CHECK (outcome IN ('planned', 'infeasible', 'unresolved', 'timed_out', 'too_large')),
    kept       BIGINT NOT NULL,
    added      BIGINT NOT NULL,
    removed    BIGINT NOT NULL,
    document   TEXT    NOT NULL CHECK (document::json IS NOT NULL),
    ground     TEXT    NOT NULL CHECK (ground::json IS NOT NULL),
    created_by TEXT    NOT NULL REFERENCES users (id),
    created_at TIMESTAMPTZ NOT NULL,
    adopted_by TEXT REFERENCES users (id),
    adopted_at TIMESTAMPTZ,
    CHECK ((adopted_by IS NULL) = (adopted_at IS NULL)),
    CHECK (adopted_at IS NULL OR outcome = 'planned')
);
CREATE INDEX assignment_plans_by_phase ON assignment_plans (phase_id, id);

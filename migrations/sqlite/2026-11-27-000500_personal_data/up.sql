-- What people may ask about their personal data: consents that are withdrawn, copies, erasure, and the end of keeping.

-- A consent may be withdrawn and given anew: each time is a row, and of each wording at most one holds.
CREATE TABLE terms_acceptances_renewed (
    challenge_id TEXT    NOT NULL REFERENCES challenges (id),
    user_id      TEXT    NOT NULL REFERENCES users (id),
    terms_key    TEXT    NOT NULL,
    version      INTEGER NOT NULL,
    digest       TEXT    NOT NULL,
    accepted_at  INTEGER NOT NULL,
    withdrawn_at INTEGER,
    PRIMARY KEY (challenge_id, user_id, terms_key, version, accepted_at)
) STRICT;
INSERT INTO terms_acceptances_renewed (challenge_id, user_id, terms_key, version, digest, accepted_at)
    SELECT challenge_id, user_id, terms_key, version, digest, accepted_at FROM terms_acceptances;
DROP TABLE terms_acceptances;
ALTER TABLE terms_acceptances_renewed RENAME TO terms_acceptances;
CREATE UNIQUE INDEX terms_acceptances_holding ON terms_acceptances (challenge_id, user_id, terms_key, version) WHERE withdrawn_at IS NULL;
CREATE INDEX terms_acceptances_by_user ON terms_acceptances (user_id, challenge_id, terms_key, version, accepted_at);

-- Who asked to be erased. next_at is when the worker looks again: null once nothing is left to do.
CREATE TABLE erasure_requests (
    id           TEXT    NOT NULL PRIMARY KEY,
    user_id      TEXT    NOT NULL REFERENCES users (id),
    state        TEXT    NOT NULL CHECK (state IN ('requested', 'cancelled', 'held', 'done')),
    requested_at INTEGER NOT NULL,
    due_at       INTEGER NOT NULL,
    next_at      INTEGER,
    erased_at    INTEGER,
    finished_at  INTEGER,
    holds        TEXT    NOT NULL CHECK (json_valid(holds)),
    version      INTEGER NOT NULL,
    CHECK ((state IN ('requested', 'held')) = (next_at IS NOT NULL)),
    CHECK ((state IN ('held', 'done')) = (erased_at IS NOT NULL)),
    CHECK ((state IN ('cancelled', 'done')) = (finished_at IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX erasure_requests_one_live ON erasure_requests (user_id) WHERE state IN ('requested', 'held');
CREATE INDEX erasure_requests_by_user ON erasure_requests (user_id, id);
CREATE INDEX erasure_requests_due ON erasure_requests (next_at, id);
CREATE INDEX erasure_requests_by_state ON erasure_requests (state, id);

-- Who left a trace in which dossier: whoever wrote it, and whom a version of it names, by account or by address. Projection of
-- application_versions and of applications.created_by.
CREATE TABLE application_traces (
    person         TEXT NOT NULL,
    application_id TEXT NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
    kind           TEXT NOT NULL CHECK (kind IN ('named', 'wrote')),
    PRIMARY KEY (person, application_id, kind)
) STRICT;
CREATE INDEX application_traces_by_application ON application_traces (application_id, kind);
INSERT OR IGNORE INTO application_traces (person, application_id, kind)
    SELECT coalesce(json_extract(m.value, '$.user_id'), lower(trim(json_extract(m.value, '$.email')))), v.application_id, 'named'
    FROM application_versions v, json_each(v.document, '$.team') m
    WHERE coalesce(json_extract(m.value, '$.user_id'), json_extract(m.value, '$.email')) IS NOT NULL;
INSERT OR IGNORE INTO application_traces (person, application_id, kind)
    SELECT actor_id, application_id, 'wrote' FROM application_versions WHERE actor_id IS NOT NULL;
INSERT OR IGNORE INTO application_traces (person, application_id, kind) SELECT created_by, id, 'wrote' FROM applications;

-- The first nine digits of the company identifier: organisations that share them are one enterprise.
ALTER TABLE organisations ADD COLUMN ice_enterprise TEXT;
UPDATE organisations SET ice_enterprise = substr(json_extract(profile, '$.ice'), 1, 9) WHERE json_extract(profile, '$.ice') IS NOT NULL;
CREATE INDEX organisations_by_enterprise ON organisations (ice_enterprise, id) WHERE ice_enterprise IS NOT NULL;

-- When the personal data of a dossier, and of a whole call, went.
ALTER TABLE applications ADD COLUMN personal_data_erased_at INTEGER;
ALTER TABLE challenges ADD COLUMN personal_data_erased_at INTEGER;
CREATE INDEX challenges_kept ON challenges (id) WHERE published_at IS NOT NULL AND personal_data_erased_at IS NULL;

CREATE INDEX audit_entries_by_actor ON audit_entries (actor_id, at, id);
CREATE INDEX challenge_questions_by_person ON challenge_questions (asked_by, id);
CREATE INDEX jurors_by_email ON jurors (email);

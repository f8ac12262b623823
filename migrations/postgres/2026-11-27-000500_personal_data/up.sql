-- What people may ask about their personal data: consents that are withdrawn, copies, erasure, and the end of keeping.

-- A consent may be withdrawn and given anew: each time is a row, and of each wording at most one holds.
ALTER TABLE terms_acceptances ADD COLUMN withdrawn_at timestamptz;
ALTER TABLE terms_acceptances DROP CONSTRAINT terms_acceptances_pkey;
ALTER TABLE terms_acceptances ADD PRIMARY KEY (challenge_id, user_id, terms_key, version, accepted_at);
CREATE UNIQUE INDEX terms_acceptances_holding ON terms_acceptances (challenge_id, user_id, terms_key, version) WHERE withdrawn_at IS NULL;
CREATE INDEX terms_acceptances_by_user ON terms_acceptances (user_id, challenge_id, terms_key, version, accepted_at);

-- Who asked to be erased. next_at is when the worker looks again: null once nothing is left to do.
CREATE TABLE erasure_requests (
    id           text    NOT NULL PRIMARY KEY,
    user_id      text    NOT NULL REFERENCES users (id),
    state        text    NOT NULL CHECK (state IN ('requested', 'cancelled', 'held', 'done')),
    requested_at timestamptz NOT NULL,
    due_at       timestamptz NOT NULL,
    next_at      timestamptz,
    erased_at    timestamptz,
    finished_at  timestamptz,
    holds        text    NOT NULL CHECK (holds::json IS NOT NULL),
    version      bigint  NOT NULL,
    CHECK ((state IN ('requested', 'held')) = (next_at IS NOT NULL)),
    CHECK ((state IN ('held', 'done')) = (erased_at IS NOT NULL)),
    CHECK ((state IN ('cancelled', 'done')) = (finished_at IS NOT NULL))
);
CREATE UNIQUE INDEX erasure_requests_one_live ON erasure_requests (user_id) WHERE state IN ('requested', 'held');
CREATE INDEX erasure_requests_by_user ON erasure_requests (user_id, id);
CREATE INDEX erasure_requests_due ON erasure_requests (next_at, id);
CREATE INDEX erasure_requests_by_state ON erasure_requests (state, id);

-- Who left a trace in which dossier: whoever wrote it, and whom a version of it names, by account or by address. Projection of
-- application_versions and of applications.created_by.
CREATE TABLE application_traces (
    person         text NOT NULL,
    application_id text NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
    kind           text NOT NULL CHECK (kind IN ('named', 'wrote')),
    PRIMARY KEY (person, application_id, kind)
);
CREATE INDEX application_traces_by_application ON application_traces (application_id, kind);
INSERT INTO application_traces (person, application_id, kind)
    SELECT DISTINCT coalesce(m.value ->> 'user_id', lower(trim(m.value ->> 'email'))), v.application_id, 'named'
    FROM application_versions v, json_array_elements(coalesce(v.document::json -> 'team', '[]'::json)) m
    WHERE coalesce(m.value ->> 'user_id', m.value ->> 'email') IS NOT NULL;
INSERT INTO application_traces (person, application_id, kind)
    SELECT actor_id, application_id, 'wrote' FROM application_versions WHERE actor_id IS NOT NULL
    UNION SELECT created_by, id, 'wrote' FROM applications;

-- The first nine digits of the company identifier: organisations that share them are one enterprise.
ALTER TABLE organisations ADD COLUMN ice_enterprise text;
UPDATE organisations SET ice_enterprise = left(profile::json ->> 'ice', 9) WHERE profile::json ->> 'ice' IS NOT NULL;
CREATE INDEX organisations_by_enterprise ON organisations (ice_enterprise, id) WHERE ice_enterprise IS NOT NULL;

-- When the personal data of a dossier, and of a whole call, went.
ALTER TABLE applications ADD COLUMN personal_data_erased_at timestamptz;
ALTER TABLE challenges ADD COLUMN personal_data_erased_at timestamptz;
CREATE INDEX challenges_kept ON challenges (id) WHERE published_at IS NOT NULL AND personal_data_erased_at IS NULL;

CREATE INDEX audit_entries_by_actor ON audit_entries (actor_id, at, id);
CREATE INDEX challenge_questions_by_person ON challenge_questions (asked_by, id);
CREATE INDEX jurors_by_email ON jurors (email);

-- Accounts, organisations, catalogue, challenges, applications and the jury's work. Documents are JSON in TEXT with the version
-- of their form; what is filtered, joined, counted or constrained is a column or a table of its own.

CREATE TABLE users (
    id              TEXT    NOT NULL PRIMARY KEY,
    email           TEXT    NOT NULL UNIQUE,
    name            TEXT    NOT NULL,
    language        TEXT    NOT NULL CHECK (language IN ('fr', 'ar', 'en')),
    password_hash   TEXT,
    email_verified_at INTEGER,
    operator_role   TEXT CHECK (operator_role IN ('admin', 'support')),
    disabled_at     INTEGER,
    token_epoch     INTEGER NOT NULL,
    version         INTEGER NOT NULL,
    created_at      INTEGER NOT NULL,
    updated_at      INTEGER NOT NULL
) STRICT;

-- One log-in on one device. generation counts its refresh tokens; generation_seen is the newest one whose access token was used.
CREATE TABLE sessions (
    id              TEXT    NOT NULL PRIMARY KEY,
    user_id         TEXT    NOT NULL REFERENCES users (id),
    user_agent      TEXT    NOT NULL,
    address         TEXT    NOT NULL,
    generation      INTEGER NOT NULL,
    generation_seen INTEGER NOT NULL,
    created_at      INTEGER NOT NULL,
    last_used_at    INTEGER NOT NULL,
    expires_at      INTEGER NOT NULL,
    revoked_at      INTEGER,
    revoked_reason  TEXT
) STRICT;
CREATE INDEX sessions_by_user ON sessions (user_id, id);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);

-- Refresh tokens, by the SHA-256 of their text. Each is used once.
CREATE TABLE refresh_tokens (
    digest      TEXT    NOT NULL PRIMARY KEY,
    session_id  TEXT    NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    generation  INTEGER NOT NULL,
    issued_at   INTEGER NOT NULL,
    expires_at  INTEGER NOT NULL,
    consumed_at INTEGER,
    revoked_at  INTEGER
) STRICT;
CREATE INDEX refresh_tokens_by_session ON refresh_tokens (session_id, generation);

-- Links in mails, by the SHA-256 of their token: each is used once.
CREATE TABLE link_tokens (
    digest      TEXT    NOT NULL PRIMARY KEY,
    purpose     TEXT    NOT NULL CHECK (purpose IN ('verify_email', 'reset_password', 'invitation')),
    user_id     TEXT REFERENCES users (id),
    subject_id  TEXT,
    email       TEXT    NOT NULL,
    created_at  INTEGER NOT NULL,
    expires_at  INTEGER NOT NULL,
    consumed_at INTEGER
) STRICT;
CREATE INDEX link_tokens_by_expiry ON link_tokens (expires_at);
CREATE INDEX link_tokens_by_user ON link_tokens (user_id, purpose);

CREATE TABLE organisations (
    id                  TEXT    NOT NULL PRIMARY KEY,
    kind                TEXT    NOT NULL CHECK (kind IN ('partner', 'startup', 'operator', 'support')),
    name                TEXT    NOT NULL,
    name_folded         TEXT    NOT NULL,
    profile             TEXT    NOT NULL CHECK (json_valid(profile)),
    verification_state  TEXT    NOT NULL CHECK (verification_state IN ('unverified', 'pending', 'verified', 'rejected')),
    verification        TEXT    NOT NULL CHECK (json_valid(verification)),
    verified_until      INTEGER,
    version             INTEGER NOT NULL,
    created_at          INTEGER NOT NULL,
    updated_at          INTEGER NOT NULL
) STRICT;
CREATE INDEX organisations_by_name ON organisations (name_folded, id);
CREATE INDEX organisations_by_kind ON organisations (kind, verification_state, name_folded, id);

-- Projection of organisations.profile, for filters; rebuilt at every change of a profile.
CREATE TABLE organisation_terms (
    kind            TEXT NOT NULL CHECK (kind IN ('sector', 'technology', 'region')),
    slug            TEXT NOT NULL,
    organisation_id TEXT NOT NULL REFERENCES organisations (id) ON DELETE CASCADE,
    PRIMARY KEY (kind, slug, organisation_id)
) STRICT;
CREATE INDEX organisation_terms_by_organisation ON organisation_terms (organisation_id);

CREATE TABLE memberships (
    organisation_id TEXT    NOT NULL REFERENCES organisations (id),
    user_id         TEXT    NOT NULL REFERENCES users (id),
    role            TEXT    NOT NULL CHECK (role IN ('owner', 'editor', 'viewer')),
    created_at      INTEGER NOT NULL,
    updated_at      INTEGER NOT NULL,
    PRIMARY KEY (organisation_id, user_id)
) STRICT;
CREATE INDEX memberships_by_user ON memberships (user_id, organisation_id);

-- Somebody is asked to become an operator, a member or a juror. The token of the mail is in link_tokens.
CREATE TABLE invitations (
    id              TEXT    NOT NULL PRIMARY KEY,
    kind            TEXT    NOT NULL CHECK (kind IN ('operator', 'member', 'juror')),
    email           TEXT    NOT NULL,
    role            TEXT    NOT NULL,
    organisation_id TEXT REFERENCES organisations (id),
    juror_id        TEXT,
    invited_by      TEXT,
    created_at      INTEGER NOT NULL,
    expires_at      INTEGER NOT NULL,
    accepted_at     INTEGER,
    revoked_at      INTEGER
) STRICT;
CREATE INDEX invitations_by_organisation ON invitations (organisation_id, id);
CREATE INDEX invitations_by_juror ON invitations (juror_id);

-- Technologies, sectors, sites and regions. Retired, never deleted.
CREATE TABLE terms (
    kind       TEXT    NOT NULL CHECK (kind IN ('sector', 'technology', 'site', 'region')),
    slug       TEXT    NOT NULL,
    labels     TEXT    NOT NULL CHECK (json_valid(labels)),
    synonyms   TEXT    NOT NULL CHECK (json_valid(synonyms)),
    details    TEXT    NOT NULL CHECK (json_valid(details)),
    position   INTEGER NOT NULL,
    retired_at INTEGER,
    version    INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (kind, slug)
) STRICT;

-- Projection of terms: everything that a person may type for a term, folded. The slug is among it.
CREATE TABLE term_synonyms (
    kind   TEXT NOT NULL,
    folded TEXT NOT NULL,
    slug   TEXT NOT NULL,
    PRIMARY KEY (kind, folded),
    FOREIGN KEY (kind, slug) REFERENCES terms (kind, slug)
) STRICT;
CREATE INDEX term_synonyms_by_term ON term_synonyms (kind, slug);

CREATE TABLE programmes (
    id              TEXT    NOT NULL PRIMARY KEY,
    organisation_id TEXT REFERENCES organisations (id),
    document        TEXT    NOT NULL CHECK (json_valid(document)),
    version         INTEGER NOT NULL,
    created_at      INTEGER NOT NULL,
    updated_at      INTEGER NOT NULL
) STRICT;

CREATE TABLE challenges (
    id              TEXT    NOT NULL PRIMARY KEY,
    organisation_id TEXT    NOT NULL REFERENCES organisations (id),
    programme_id    TEXT REFERENCES programmes (id),
    state           TEXT    NOT NULL CHECK (state IN ('draft', 'submitted', 'changes_requested', 'approved', 'published', 'archived', 'cancelled')),
    document        TEXT    NOT NULL CHECK (json_valid(document)),
    note            TEXT,
    opens_at        INTEGER,
    closes_at       INTEGER,
    search_text     TEXT    NOT NULL,
    publish_at      INTEGER,
    published_at    INTEGER,
    created_by      TEXT    NOT NULL REFERENCES users (id),
    version         INTEGER NOT NULL,
    created_at      INTEGER NOT NULL,
    updated_at      INTEGER NOT NULL
) STRICT;
-- The public list: newest publication first.
CREATE INDEX challenges_by_publication ON challenges (published_at, id);
CREATE INDEX challenges_by_organisation ON challenges (organisation_id, id);
CREATE INDEX challenges_by_programme ON challenges (programme_id, published_at, id);
CREATE INDEX challenges_by_closing ON challenges (closes_at, id);
CREATE INDEX challenges_by_schedule ON challenges (publish_at) WHERE publish_at IS NOT NULL;
CREATE INDEX challenges_by_state ON challenges (state, id);

-- Projection of challenges.document, for filters; rebuilt at every change of a document.
CREATE TABLE challenge_terms (
    kind         TEXT NOT NULL CHECK (kind IN ('sector', 'technology', 'site')),
    slug         TEXT NOT NULL,
    challenge_id TEXT NOT NULL REFERENCES challenges (id) ON DELETE CASCADE,
    PRIMARY KEY (kind, slug, challenge_id)
) STRICT;
CREATE INDEX challenge_terms_by_challenge ON challenge_terms (challenge_id);

-- What a challenge said and was at each version.
CREATE TABLE challenge_revisions (
    challenge_id TEXT    NOT NULL REFERENCES challenges (id) ON DELETE CASCADE,
    version      INTEGER NOT NULL,
    state        TEXT    NOT NULL,
    document     TEXT    NOT NULL CHECK (json_valid(document)),
    note         TEXT,
    actor_id     TEXT,
    at           INTEGER NOT NULL,
    PRIMARY KEY (challenge_id, version)
) STRICT;

-- One application a startup, a challenge and a slot; slot 1 is the only one unless the call allows more.
CREATE TABLE applications (
    id              TEXT    NOT NULL PRIMARY KEY,
    challenge_id    TEXT    NOT NULL REFERENCES challenges (id),
    organisation_id TEXT    NOT NULL REFERENCES organisations (id),
    slot            INTEGER NOT NULL CHECK (slot >= 1),
    state           TEXT    NOT NULL CHECK (state IN ('draft', 'submitted', 'withdrawn')),
    document        TEXT    NOT NULL CHECK (json_valid(document)),
    submitted_at    INTEGER,
    withdrawn_at    INTEGER,
    created_by      TEXT    NOT NULL REFERENCES users (id),
    version         INTEGER NOT NULL,
    created_at      INTEGER NOT NULL,
    updated_at      INTEGER NOT NULL,
    CHECK (state <> 'submitted' OR submitted_at IS NOT NULL),
    CHECK ((state = 'withdrawn') = (withdrawn_at IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX applications_one_live ON applications (challenge_id, organisation_id, slot) WHERE state <> 'withdrawn';
CREATE INDEX applications_by_challenge ON applications (challenge_id, state, id);
CREATE INDEX applications_by_organisation ON applications (organisation_id, id);

-- What an application said at each version.
CREATE TABLE application_versions (
    application_id TEXT    NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
    version        INTEGER NOT NULL,
    state          TEXT    NOT NULL,
    document       TEXT    NOT NULL CHECK (json_valid(document)),
    actor_id       TEXT,
    at             INTEGER NOT NULL,
    PRIMARY KEY (application_id, version)
) STRICT;

-- People on a panel.
CREATE TABLE jurors (
    id             TEXT    NOT NULL PRIMARY KEY,
    challenge_id   TEXT    NOT NULL REFERENCES challenges (id),
    user_id        TEXT REFERENCES users (id),
    email          TEXT    NOT NULL,
    name           TEXT,
    role           TEXT    NOT NULL CHECK (role IN ('juror', 'chair')),
    state          TEXT    NOT NULL CHECK (state IN ('invited', 'accepted', 'declined', 'removed')),
    interests      TEXT,
    confidentiality_accepted_at INTEGER,
    invited_at     INTEGER NOT NULL,
    answered_at    INTEGER,
    removed_reason TEXT,
    version        INTEGER NOT NULL,
    created_at     INTEGER NOT NULL,
    updated_at     INTEGER NOT NULL,
    CHECK ((state = 'accepted') <= (user_id IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX jurors_one_seat ON jurors (challenge_id, email) WHERE state IN ('invited', 'accepted');
CREATE INDEX jurors_by_challenge ON jurors (challenge_id, id);
CREATE INDEX jurors_by_user ON jurors (user_id, challenge_id);

-- Conflicts of interest that somebody declared; what the system detects is computed from memberships and addresses.
CREATE TABLE conflicts (
    id              TEXT    NOT NULL PRIMARY KEY,
    challenge_id    TEXT    NOT NULL REFERENCES challenges (id),
    juror_id        TEXT    NOT NULL REFERENCES jurors (id),
    organisation_id TEXT    NOT NULL REFERENCES organisations (id),
    kind            TEXT    NOT NULL,
    source          TEXT    NOT NULL,
    reason          TEXT    NOT NULL,
    declared_by     TEXT    NOT NULL REFERENCES users (id),
    declared_at     INTEGER NOT NULL,
    removed_at      INTEGER,
    removed_reason  TEXT
) STRICT;
CREATE INDEX conflicts_by_challenge ON conflicts (challenge_id, id);
CREATE INDEX conflicts_by_juror ON conflicts (juror_id, organisation_id);

-- The review phases of published challenges: what is not in the document, because it happens.
CREATE TABLE review_phases (
    id             TEXT    NOT NULL PRIMARY KEY,
    challenge_id   TEXT    NOT NULL REFERENCES challenges (id),
    state          TEXT    NOT NULL CHECK (state IN ('planned', 'locked', 'decided', 'released')),
    policy         TEXT    NOT NULL CHECK (json_valid(policy)),
    opens_at       INTEGER,
    closes_at      INTEGER,
    rubric_version INTEGER NOT NULL,
    ranking        TEXT CHECK (ranking IS NULL OR json_valid(ranking)),
    locked_at      INTEGER,
    locked_by      TEXT REFERENCES users (id),
    decision       TEXT CHECK (decision IS NULL OR json_valid(decision)),
    decided_at     INTEGER,
    decided_by     TEXT REFERENCES users (id),
    released_at    INTEGER,
    released_by    TEXT REFERENCES users (id),
    version        INTEGER NOT NULL,
    created_at     INTEGER NOT NULL,
    updated_at     INTEGER NOT NULL,
    CHECK ((state IN ('locked', 'decided', 'released')) = (locked_at IS NOT NULL AND locked_by IS NOT NULL)),
    CHECK ((state IN ('decided', 'released')) = (decided_at IS NOT NULL AND decided_by IS NOT NULL AND decision IS NOT NULL)),
    CHECK ((state = 'released') = (released_at IS NOT NULL AND released_by IS NOT NULL)),
    CHECK (released_by IS NULL OR released_by <> decided_by)
) STRICT;
CREATE INDEX review_phases_by_challenge ON review_phases (challenge_id, id);

-- One application for one juror in one review phase. The id and the pseudonym are random: they tell nothing.
CREATE TABLE assignments (
    id             TEXT    NOT NULL PRIMARY KEY,
    phase_id       TEXT    NOT NULL REFERENCES review_phases (id),
    juror_id       TEXT    NOT NULL REFERENCES jurors (id),
    application_id TEXT    NOT NULL REFERENCES applications (id),
    pseudonym      TEXT    NOT NULL,
    state          TEXT    NOT NULL CHECK (state IN ('assigned', 'completed', 'recused', 'declined', 'unassigned')),
    sheet          TEXT CHECK (sheet IS NULL OR json_valid(sheet)),
    rubric_version INTEGER NOT NULL,
    reason         TEXT,
    completed_at   INTEGER,
    version        INTEGER NOT NULL,
    created_at     INTEGER NOT NULL,
    updated_at     INTEGER NOT NULL,
    CHECK (state <> 'completed' OR (completed_at IS NOT NULL AND sheet IS NOT NULL)),
    UNIQUE (phase_id, juror_id, application_id),
    UNIQUE (juror_id, phase_id, pseudonym)
) STRICT;
CREATE INDEX assignments_by_application ON assignments (phase_id, application_id);

-- What a score sheet said at each version.
CREATE TABLE sheet_versions (
    assignment_id TEXT    NOT NULL REFERENCES assignments (id),
    version       INTEGER NOT NULL,
    state         TEXT    NOT NULL,
    sheet         TEXT CHECK (sheet IS NULL OR json_valid(sheet)),
    at            INTEGER NOT NULL,
    PRIMARY KEY (assignment_id, version)
) STRICT;

-- The released outcome of an application, as its startup sees it and as the results show it.
CREATE TABLE outcomes (
    phase_id       TEXT    NOT NULL REFERENCES review_phases (id),
    application_id TEXT    NOT NULL REFERENCES applications (id),
    challenge_id   TEXT    NOT NULL REFERENCES challenges (id),
    outcome        TEXT    NOT NULL CHECK (outcome IN ('selected', 'reserve', 'refused')),
    reason         TEXT,
    released_at    INTEGER NOT NULL,
    PRIMARY KEY (phase_id, application_id)
) STRICT;
CREATE INDEX outcomes_by_application ON outcomes (application_id);
CREATE INDEX outcomes_by_challenge ON outcomes (challenge_id, phase_id);

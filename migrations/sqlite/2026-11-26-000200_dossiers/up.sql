-- Every hand-in of a dossier, with its signed receipt. Nothing changes or removes one.
CREATE TABLE submissions (
    id             TEXT    NOT NULL PRIMARY KEY,
    application_id TEXT    NOT NULL REFERENCES applications (id),
    version        INTEGER NOT NULL,
    challenge_id   TEXT    NOT NULL REFERENCES challenges (id),
    actor_id       TEXT    NOT NULL REFERENCES users (id),
    at             INTEGER NOT NULL,
    deadline       INTEGER,
    digest         TEXT    NOT NULL,
    receipt        TEXT    NOT NULL,
    details        TEXT    NOT NULL CHECK (json_valid(details)),
    UNIQUE (application_id, version)
) STRICT;

-- More time for one dossier, and the correction of one that was handed in.
ALTER TABLE applications ADD COLUMN grants TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(grants));

-- Files of dossiers. The bytes are in the store of files, under a random key.
CREATE TABLE application_files (
    id             TEXT    NOT NULL PRIMARY KEY,
    application_id TEXT    NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
    question_id    TEXT    NOT NULL,
    name           TEXT    NOT NULL,
    media_type     TEXT    NOT NULL,
    size           INTEGER NOT NULL CHECK (size > 0),
    sha256         TEXT    NOT NULL,
    pages          INTEGER,
    state          TEXT    NOT NULL CHECK (state IN ('pending', 'clean', 'quarantined')),
    blob           TEXT    NOT NULL UNIQUE,
    uploaded_by    TEXT    NOT NULL REFERENCES users (id),
    uploaded_at    INTEGER NOT NULL,
    removed_at     INTEGER,
    correction     TEXT CHECK (correction IN ('adds', 'removes'))
) STRICT;
CREATE INDEX application_files_by_application ON application_files (application_id, id);
CREATE INDEX application_files_unscanned ON application_files (id) WHERE state = 'pending';

-- Who stands in which live dossier of a call, by account and by address; the document is the truth. Nobody takes part in two.
CREATE TABLE application_people (
    application_id TEXT NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
    person         TEXT NOT NULL,
    challenge_id   TEXT NOT NULL REFERENCES challenges (id),
    takes_part     INTEGER NOT NULL CHECK (takes_part IN (0, 1)),
    PRIMARY KEY (application_id, person)
) STRICT;
CREATE INDEX application_people_by_person ON application_people (challenge_id, person);
CREATE UNIQUE INDEX application_people_one_dossier ON application_people (challenge_id, person) WHERE takes_part = 1;

-- Every hand-in of a dossier, with its signed receipt. Nothing changes or removes one.
CREATE TABLE submissions (
    id             text    NOT NULL PRIMARY KEY,
    application_id text    NOT NULL REFERENCES applications (id),
    version        bigint  NOT NULL,
    challenge_id   text    NOT NULL REFERENCES challenges (id),
    actor_id       text    NOT NULL REFERENCES users (id),
    at             timestamptz NOT NULL,
    deadline       timestamptz,
    digest         text    NOT NULL,
    receipt        text    NOT NULL,
    details        text    NOT NULL CHECK (details::json IS NOT NULL),
    UNIQUE (application_id, version)
);

-- More time for one dossier, and the correction of one that was handed in.
ALTER TABLE applications ADD COLUMN grants text NOT NULL DEFAULT '{}' CHECK (grants::json IS NOT NULL);

-- Files of dossiers. The bytes are in the store of files, under a random key.
CREATE TABLE application_files (
    id             text    NOT NULL PRIMARY KEY,
    application_id text    NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
    question_id    text    NOT NULL,
    name           text    NOT NULL,
    media_type     text    NOT NULL,
    size           bigint  NOT NULL CHECK (size > 0),
    sha256         text    NOT NULL,
    pages          bigint,
    state          text    NOT NULL CHECK (state IN ('pending', 'clean', 'quarantined')),
    blob           text    NOT NULL UNIQUE,
    uploaded_by    text    NOT NULL REFERENCES users (id),
    uploaded_at    timestamptz NOT NULL,
    removed_at     timestamptz,
    correction     text CHECK (correction IN ('adds', 'removes'))
);
CREATE INDEX application_files_by_application ON application_files (application_id, id);
CREATE INDEX application_files_unscanned ON application_files (id) WHERE state = 'pending';

-- Who stands in which live dossier of a call, by account and by address; the document is the truth. Nobody takes part in two.
CREATE TABLE application_people (
    application_id text NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
    person         text NOT NULL,
    challenge_id   text NOT NULL REFERENCES challenges (id),
    takes_part     boolean NOT NULL,
    PRIMARY KEY (application_id, person)
);
CREATE INDEX application_people_by_person ON application_people (challenge_id, person);
CREATE UNIQUE INDEX application_people_one_dossier ON application_people (challenge_id, person) WHERE takes_part;

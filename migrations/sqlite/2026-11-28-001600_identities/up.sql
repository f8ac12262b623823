-- Who belonged to which organisation before: a conflict of interest does not end with a membership.
CREATE TABLE former_memberships (
    organisation_id TEXT    NOT NULL REFERENCES organisations (id),
    user_id         TEXT    NOT NULL REFERENCES users (id),
    began_at        INTEGER NOT NULL,
    ended_at        INTEGER NOT NULL,
    PRIMARY KEY (organisation_id, user_id, began_at)
) STRICT;
CREATE INDEX former_memberships_by_user ON former_memberships (user_id, organisation_id);

-- Projection of organisations.profile: the organisation above. It refers to none: tables are copied in the order of what they refer to.
ALTER TABLE organisations ADD COLUMN parent_id TEXT;
CREATE INDEX organisations_by_parent ON organisations (parent_id, id) WHERE parent_id IS NOT NULL;

-- What an applicant declares is about a person by name, who may not be on the panel; an employment has its days.
CREATE TABLE conflicts_new (
    id              TEXT    NOT NULL PRIMARY KEY,
    challenge_id    TEXT    NOT NULL REFERENCES challenges (id),
    juror_id        TEXT REFERENCES jurors (id),
    organisation_id TEXT    NOT NULL REFERENCES organisations (id),
    kind            TEXT    NOT NULL,
    source          TEXT    NOT NULL,
    reason          TEXT    NOT NULL,
    declared_by     TEXT    NOT NULL REFERENCES users (id),
    declared_at     INTEGER NOT NULL,
    removed_at      INTEGER,
    removed_reason  TEXT,
    person_name     TEXT,
    person_email    TEXT,
    employed_from   TEXT,
    employed_until  TEXT,
    CHECK ((juror_id IS NULL) = (person_name IS NOT NULL))
) STRICT;
INSERT INTO conflicts_new
SELECT id, challenge_id, juror_id, organisation_id, kind, source, reason, declared_by, declared_at, removed_at, removed_reason,
    NULL, NULL, NULL, NULL
FROM conflicts;
DROP TABLE conflicts;
ALTER TABLE conflicts_new RENAME TO conflicts;
CREATE INDEX conflicts_by_challenge ON conflicts (challenge_id, id);
CREATE INDEX conflicts_by_juror ON conflicts (juror_id, organisation_id);
CREATE INDEX conflicts_by_person ON conflicts (declared_by, id);

-- That a conflict of interest was looked at by somebody who has none, and does not matter.
CREATE TABLE conflict_clearances (
    id              TEXT    NOT NULL PRIMARY KEY,
    challenge_id    TEXT    NOT NULL REFERENCES challenges (id),
    juror_id        TEXT    NOT NULL REFERENCES jurors (id),
    organisation_id TEXT    NOT NULL REFERENCES organisations (id),
    findings        TEXT    NOT NULL CHECK (json_valid(findings)),
    reason          TEXT    NOT NULL,
    cleared_by      TEXT    NOT NULL REFERENCES users (id),
    cleared_at      INTEGER NOT NULL,
    revoked_at      INTEGER,
    revoked_reason  TEXT
) STRICT;
CREATE INDEX conflict_clearances_by_challenge ON conflict_clearances (challenge_id, id);

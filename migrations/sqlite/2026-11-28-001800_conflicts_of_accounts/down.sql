-- What was cleared or declared about somebody without a seat has no place in the schema before: it is lost.
DELETE FROM conflict_clearances WHERE juror_id IS NULL;
CREATE TABLE conflict_clearances_old (
    id              TEXT    NOT NULL PRIMARY KEY,
    challenge_id    TEXT    NOT NULL REFERENCES challenges (id),
    juror_id        TEXT NOT NULL REFERENCES jurors (id),
    organisation_id TEXT    NOT NULL REFERENCES organisations (id),
    findings        TEXT    NOT NULL CHECK (json_valid(findings)),
    reason          TEXT    NOT NULL,
    cleared_by      TEXT    NOT NULL REFERENCES users (id),
    cleared_at      INTEGER NOT NULL,
    revoked_at      INTEGER,
    revoked_reason  TEXT
) STRICT;
INSERT INTO conflict_clearances_old
SELECT id, challenge_id, juror_id, organisation_id, findings, reason, cleared_by, cleared_at, revoked_at, revoked_reason
FROM conflict_clearances;
DROP TABLE conflict_clearances;
ALTER TABLE conflict_clearances_old RENAME TO conflict_clearances;
CREATE INDEX conflict_clearances_by_challenge ON conflict_clearances (challenge_id, id);

DELETE FROM conflicts WHERE user_id IS NOT NULL;
CREATE TABLE conflicts_old (
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
INSERT INTO conflicts_old
SELECT id, challenge_id, juror_id, organisation_id, kind, source, reason, declared_by, declared_at, removed_at, removed_reason,
    person_name, person_email, employed_from, employed_until
FROM conflicts;
DROP TABLE conflicts;
ALTER TABLE conflicts_old RENAME TO conflicts;
CREATE INDEX conflicts_by_challenge ON conflicts (challenge_id, id);
CREATE INDEX conflicts_by_juror ON conflicts (juror_id, organisation_id);
CREATE INDEX conflicts_by_person ON conflicts (declared_by, id);

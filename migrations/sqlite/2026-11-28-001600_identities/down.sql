-- What applicants stated, clearances, former memberships and parents have no place in the schema before: they are lost.
DROP TABLE conflict_clearances;
DELETE FROM conflicts WHERE juror_id IS NULL;
CREATE TABLE conflicts_old (
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
INSERT INTO conflicts_old
SELECT id, challenge_id, juror_id, organisation_id, kind, source, reason, declared_by, declared_at, removed_at, removed_reason
FROM conflicts;
DROP TABLE conflicts;
ALTER TABLE conflicts_old RENAME TO conflicts;
CREATE INDEX conflicts_by_challenge ON conflicts (challenge_id, id);
CREATE INDEX conflicts_by_juror ON conflicts (juror_id, organisation_id);
CREATE INDEX conflicts_by_person ON conflicts (declared_by, id);
DROP INDEX organisations_by_parent;
ALTER TABLE organisations DROP COLUMN parent_id;
DROP TABLE former_memberships;

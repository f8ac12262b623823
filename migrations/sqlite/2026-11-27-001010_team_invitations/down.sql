CREATE TABLE invitations_former (
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
INSERT INTO invitations_former (id, kind, email, role, organisation_id, juror_id, invited_by, created_at, expires_at, accepted_at, revoked_at)
    SELECT id, kind, email, role, organisation_id, juror_id, invited_by, created_at, expires_at, accepted_at, revoked_at FROM invitations WHERE kind <> 'team';
DROP TABLE invitations;
ALTER TABLE invitations_former RENAME TO invitations;
CREATE INDEX invitations_by_organisation ON invitations (organisation_id, id);
CREATE INDEX invitations_by_juror ON invitations (juror_id);
CREATE INDEX invitations_by_email ON invitations (email, kind);

-- Somebody who is in the team of a dossier is asked to confirm it.
CREATE TABLE invitations_renewed (
    id              TEXT    NOT NULL PRIMARY KEY,
    kind            TEXT    NOT NULL CHECK (kind IN ('operator', 'member', 'juror', 'team')),
    email           TEXT    NOT NULL,
    role            TEXT    NOT NULL,
    organisation_id TEXT REFERENCES organisations (id),
    juror_id        TEXT,
    invited_by      TEXT,
    created_at      INTEGER NOT NULL,
    expires_at      INTEGER NOT NULL,
    accepted_at     INTEGER,
    revoked_at      INTEGER,
    application_id  TEXT REFERENCES applications (id) ON DELETE CASCADE
) STRICT;
INSERT INTO invitations_renewed (id, kind, email, role, organisation_id, juror_id, invited_by, created_at, expires_at, accepted_at, revoked_at)
    SELECT id, kind, email, role, organisation_id, juror_id, invited_by, created_at, expires_at, accepted_at, revoked_at FROM invitations;
DROP TABLE invitations;
ALTER TABLE invitations_renewed RENAME TO invitations;
CREATE INDEX invitations_by_organisation ON invitations (organisation_id, id);
CREATE INDEX invitations_by_juror ON invitations (juror_id);
CREATE INDEX invitations_by_email ON invitations (email, kind);
CREATE INDEX invitations_by_application ON invitations (application_id, id) WHERE application_id IS NOT NULL;

-- Somebody who is in the team of a dossier is asked to confirm it.
ALTER TABLE invitations DROP CONSTRAINT invitations_kind_check;
ALTER TABLE invitations ADD CONSTRAINT invitations_kind_check CHECK (kind IN ('operator', 'member', 'juror', 'team'));
ALTER TABLE invitations ADD COLUMN application_id TEXT REFERENCES applications (id) ON DELETE CASCADE;
CREATE INDEX invitations_by_application ON invitations (application_id, id) WHERE application_id IS NOT NULL;

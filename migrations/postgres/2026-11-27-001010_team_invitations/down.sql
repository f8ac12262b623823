DELETE FROM invitations WHERE kind = 'team';
DROP INDEX invitations_by_application;
ALTER TABLE invitations DROP COLUMN application_id;
ALTER TABLE invitations DROP CONSTRAINT invitations_kind_check;
ALTER TABLE invitations ADD CONSTRAINT invitations_kind_check CHECK (kind IN ('operator', 'member', 'juror'));

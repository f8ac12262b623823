DROP INDEX applications_by_submission;
DROP INDEX applications_by_track;
ALTER TABLE applications DROP COLUMN track;

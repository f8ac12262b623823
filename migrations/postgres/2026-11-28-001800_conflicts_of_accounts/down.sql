-- What was cleared or declared about somebody without a seat has no place in the schema before: it is lost.
DELETE FROM conflict_clearances WHERE juror_id IS NULL;
DROP INDEX conflict_clearances_by_juror;
ALTER TABLE conflict_clearances DROP CONSTRAINT conflict_clearances_about_somebody;
ALTER TABLE conflict_clearances DROP COLUMN user_id;
ALTER TABLE conflict_clearances ALTER COLUMN juror_id SET NOT NULL;

DROP INDEX conflicts_by_address;
DELETE FROM conflicts WHERE user_id IS NOT NULL;
ALTER TABLE conflicts DROP CONSTRAINT conflicts_about_somebody;
ALTER TABLE conflicts DROP COLUMN user_id;
ALTER TABLE conflicts ADD CONSTRAINT conflicts_about_somebody CHECK ((juror_id IS NULL) = (person_name IS NOT NULL));

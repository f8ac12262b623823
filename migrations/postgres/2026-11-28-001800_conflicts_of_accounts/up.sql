-- Who decides without a seat on the panel is named by the account, where a conflict of interest is cleared or declared.
ALTER TABLE conflict_clearances ALTER COLUMN juror_id DROP NOT NULL;
ALTER TABLE conflict_clearances ADD COLUMN user_id text REFERENCES users (id);
ALTER TABLE conflict_clearances ADD CONSTRAINT conflict_clearances_about_somebody CHECK (num_nonnulls(juror_id, user_id) = 1);

ALTER TABLE conflicts ADD COLUMN user_id text REFERENCES users (id);
ALTER TABLE conflicts DROP CONSTRAINT conflicts_about_somebody;
ALTER TABLE conflicts ADD CONSTRAINT conflicts_about_somebody CHECK (num_nonnulls(juror_id, user_id, person_name) = 1);
CREATE INDEX conflict_clearances_by_juror ON conflict_clearances (juror_id);
CREATE INDEX conflicts_by_address ON conflicts (person_email) WHERE person_email IS NOT NULL;

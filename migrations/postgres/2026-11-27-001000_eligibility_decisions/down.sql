DROP INDEX applications_by_eligibility;
ALTER TABLE applications DROP COLUMN eligibility_ruling;
ALTER TABLE applications DROP COLUMN eligibility;

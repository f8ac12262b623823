DROP INDEX submissions_by_access_code;
ALTER TABLE submissions DROP COLUMN access_code_id;
DROP TABLE access_codes;

-- Without their keys files that were stored since cannot be read any more.
DROP TABLE blind_copies;
ALTER TABLE exports DROP COLUMN blob_key;
ALTER TABLE challenge_files DROP COLUMN blob_key;
ALTER TABLE application_files DROP COLUMN blob_key;

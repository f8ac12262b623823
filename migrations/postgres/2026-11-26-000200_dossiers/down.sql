DROP TABLE application_people;
DROP TABLE application_files;
ALTER TABLE applications DROP COLUMN grants;
DROP TABLE submissions;

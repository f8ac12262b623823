DROP INDEX access_codes_by_person;
DROP INDEX challenge_files_by_person;
DROP INDEX conflicts_by_person;
DROP INDEX appeals_by_person;
DROP INDEX messages_by_author;

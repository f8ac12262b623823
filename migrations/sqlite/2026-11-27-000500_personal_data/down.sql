DROP INDEX jurors_by_email;
DROP INDEX challenge_questions_by_person;
DROP INDEX audit_entries_by_actor;
DROP INDEX challenges_kept;
ALTER TABLE challenges DROP COLUMN personal_data_erased_at;
ALTER TABLE applications DROP COLUMN personal_data_erased_at;
DROP INDEX organisations_by_enterprise;
ALTER TABLE organisations DROP COLUMN ice_enterprise;
DROP TABLE application_traces;
DROP TABLE erasure_requests;
CREATE TABLE terms_acceptances_former (
    challenge_id TEXT    NOT NULL REFERENCES challenges (id),
    user_id      TEXT    NOT NULL REFERENCES users (id),
    terms_key    TEXT    NOT NULL,
    version      INTEGER NOT NULL,
    digest       TEXT    NOT NULL,
    accepted_at  INTEGER NOT NULL,
    PRIMARY KEY (challenge_id, user_id, terms_key, version)
) STRICT;
INSERT INTO terms_acceptances_former (challenge_id, user_id, terms_key, version, digest, accepted_at)
    SELECT challenge_id, user_id, terms_key, version, digest, accepted_at FROM terms_acceptances WHERE withdrawn_at IS NULL;
DROP TABLE terms_acceptances;
ALTER TABLE terms_acceptances_former RENAME TO terms_acceptances;

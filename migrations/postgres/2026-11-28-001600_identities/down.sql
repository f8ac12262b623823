-- What applicants stated, clearances, former memberships and parents have no place in the schema before: they are lost.
DROP TABLE conflict_clearances;
DELETE FROM conflicts WHERE juror_id IS NULL;
ALTER TABLE conflicts DROP CONSTRAINT conflicts_about_somebody;
ALTER TABLE conflicts DROP COLUMN employed_until;
ALTER TABLE conflicts DROP COLUMN employed_from;
ALTER TABLE conflicts DROP COLUMN person_email;
ALTER TABLE conflicts DROP COLUMN person_name;
ALTER TABLE conflicts ALTER COLUMN juror_id SET NOT NULL;
DROP INDEX organisations_by_parent;
ALTER TABLE organisations DROP COLUMN parent_id;
DROP TABLE former_memberships;

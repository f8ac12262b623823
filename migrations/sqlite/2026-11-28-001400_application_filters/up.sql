-- The track in which a dossier applies, by which lists filter; the document is the truth.
ALTER TABLE applications ADD COLUMN track TEXT;
UPDATE applications SET track = json_extract(document, '$.track') WHERE json_extract(document, '$.track') IS NOT NULL;
CREATE INDEX applications_by_track ON applications (challenge_id, track, id);
CREATE INDEX applications_by_submission ON applications (challenge_id, submitted_at, id);

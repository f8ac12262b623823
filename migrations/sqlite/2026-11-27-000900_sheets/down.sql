DROP INDEX review_phases_closing;
ALTER TABLE jurors DROP COLUMN reminded_at;
ALTER TABLE jurors DROP COLUMN replaces;
ALTER TABLE jurors DROP COLUMN facts;
ALTER TABLE sheet_versions DROP COLUMN reason;
ALTER TABLE sheet_versions DROP COLUMN corrected;
ALTER TABLE assignments DROP COLUMN corrected;

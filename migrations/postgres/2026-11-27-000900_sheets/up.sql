-- What a person put in place of a sheet after the lock, beside what the juror wrote; and why a sheet was given back.
ALTER TABLE assignments ADD COLUMN corrected text CHECK (corrected IS NULL OR corrected::json IS NOT NULL);
ALTER TABLE sheet_versions ADD COLUMN corrected text CHECK (corrected IS NULL OR corrected::json IS NOT NULL);
ALTER TABLE sheet_versions ADD COLUMN reason text;

-- What jurors say of the work that suits them, in whose place they came, and when they were reminded.
ALTER TABLE jurors ADD COLUMN facts text CHECK (facts IS NULL OR facts::json IS NOT NULL);
ALTER TABLE jurors ADD COLUMN replaces text;
ALTER TABLE jurors ADD COLUMN reminded_at timestamptz;

-- Which panels close soon.
CREATE INDEX review_phases_closing ON review_phases (closes_at, id) WHERE locked_at IS NULL;

-- What a person put in place of a sheet after the lock, beside what the juror wrote; and why a sheet was given back.
ALTER TABLE assignments ADD COLUMN corrected TEXT CHECK (corrected IS NULL OR json_valid(corrected));
ALTER TABLE sheet_versions ADD COLUMN corrected TEXT CHECK (corrected IS NULL OR json_valid(corrected));
ALTER TABLE sheet_versions ADD COLUMN reason TEXT;

-- What jurors say of the work that suits them, in whose place they came, and when they were reminded.
ALTER TABLE jurors ADD COLUMN facts TEXT CHECK (facts IS NULL OR json_valid(facts));
ALTER TABLE jurors ADD COLUMN replaces TEXT;
ALTER TABLE jurors ADD COLUMN reminded_at INTEGER;

-- Which panels close soon.
CREATE INDEX review_phases_closing ON review_phases (closes_at, id) WHERE locked_at IS NULL;

-- What people decided about the eligibility of a dossier, each decision after the other.
ALTER TABLE applications ADD COLUMN eligibility TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(eligibility));
-- The decision in force, by which lists filter; the document is the truth.
ALTER TABLE applications ADD COLUMN eligibility_ruling TEXT CHECK (eligibility_ruling IN ('eligible', 'ineligible', 'eligible_not_paid'));
CREATE INDEX applications_by_eligibility ON applications (challenge_id, eligibility_ruling, id);

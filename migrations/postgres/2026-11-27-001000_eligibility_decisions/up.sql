-- What people decided about the eligibility of a dossier, each decision after the other.
ALTER TABLE applications ADD COLUMN eligibility text NOT NULL DEFAULT '[]' CHECK (eligibility::json IS NOT NULL);
-- The decision in force, by which lists filter; the document is the truth.
ALTER TABLE applications ADD COLUMN eligibility_ruling text CHECK (eligibility_ruling IN ('eligible', 'ineligible', 'eligible_not_paid'));
CREATE INDEX applications_by_eligibility ON applications (challenge_id, eligibility_ruling, id);

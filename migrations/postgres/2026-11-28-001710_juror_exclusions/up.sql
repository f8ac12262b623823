-- Jurors whose sheets of a locked phase are left out of its ranking, with the reasons.
ALTER TABLE review_phases ADD COLUMN juror_exclusions text CHECK (juror_exclusions IS NULL OR juror_exclusions::json IS NOT NULL);

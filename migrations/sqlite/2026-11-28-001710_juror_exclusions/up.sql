-- Jurors whose sheets of a locked phase are left out of its ranking, with the reasons.
ALTER TABLE review_phases ADD COLUMN juror_exclusions TEXT CHECK (juror_exclusions IS NULL OR json_valid(juror_exclusions));

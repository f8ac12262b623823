ALTER TABLE review_phases DROP COLUMN juror_exclusions;

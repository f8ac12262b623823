-- What the organiser states of the panels of a phase, with the reason.
ALTER TABLE review_phases ADD COLUMN panel_assumption text CHECK (panel_assumption IS NULL OR panel_assumption::json IS NOT NULL);

-- Plans that nobody adopted, by age.
CREATE INDEX assignment_plans_unadopted ON assignment_plans (created_at) WHERE adopted_at IS NULL;

-- What the organiser states of the panels of a phase, with the reason.
ALTER TABLE review_phases ADD COLUMN panel_assumption TEXT CHECK (panel_assumption IS NULL OR json_valid(panel_assumption));

-- Plans that nobody adopted, by age.
CREATE INDEX assignment_plans_unadopted ON assignment_plans (created_at) WHERE adopted_at IS NULL;

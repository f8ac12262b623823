DROP INDEX assignment_plans_unadopted;
ALTER TABLE review_phases DROP COLUMN panel_assumption;

DROP TABLE assignment_plans;

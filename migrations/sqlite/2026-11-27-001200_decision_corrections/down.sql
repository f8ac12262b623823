DROP TABLE former_outcomes;
DROP TABLE decision_corrections;

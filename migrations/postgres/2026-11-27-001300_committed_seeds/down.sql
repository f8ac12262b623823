DROP TABLE committed_seeds;

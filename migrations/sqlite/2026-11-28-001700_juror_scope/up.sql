-- What part of a call a juror was asked to judge; none is all of it.
ALTER TABLE jurors ADD COLUMN scope TEXT CHECK (scope IS NULL OR json_valid(scope));

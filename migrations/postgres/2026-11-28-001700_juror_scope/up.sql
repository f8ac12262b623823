-- What part of a call a juror was asked to judge; none is all of it.
ALTER TABLE jurors ADD COLUMN scope text CHECK (scope IS NULL OR scope::json IS NOT NULL);

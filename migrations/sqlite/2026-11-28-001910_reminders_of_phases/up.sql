-- Of which phase a juror was last reminded: the last call for one does not stand for that of another. It refers to none: tables are
-- copied in the order of what they refer to.
ALTER TABLE jurors ADD COLUMN reminded_in TEXT;

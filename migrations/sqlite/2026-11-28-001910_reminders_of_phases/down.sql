ALTER TABLE jurors DROP COLUMN reminded_in;

DROP TABLE record_parts;
DROP TABLE records;

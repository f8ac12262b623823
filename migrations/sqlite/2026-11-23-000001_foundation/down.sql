DROP TABLE settings_state;
DROP TABLE throttle;
DROP TABLE idempotency_records;
DROP TABLE leases;
DROP TABLE outbox;
-- Dropping a table deletes its rows first, unseen by triggers but not by the foreign key: the seals go before the entries.
DROP TABLE audit_seals;
DROP TABLE audit_entries;

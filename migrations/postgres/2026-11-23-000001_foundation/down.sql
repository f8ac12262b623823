DROP TABLE settings_state;
DROP TABLE throttle;
DROP TABLE idempotency_records;
DROP TABLE leases;
DROP TABLE outbox;
DROP TABLE audit_seals;
DROP TABLE audit_entries;
DROP FUNCTION refuse_change();

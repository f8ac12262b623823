//! Health, keys, the audit trail and what enums are called.

crate::operations![audit_events, health_live, health_ready, jwks, label_list, label_show];

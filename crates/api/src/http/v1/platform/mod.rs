//! Health and keys.

crate::operations![audit_events, health_live, health_ready, jwks];

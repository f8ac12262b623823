//! Health and keys.

crate::operations![health_live, health_ready, jwks];

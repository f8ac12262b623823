//! Access codes of challenges.

crate::operations![list, create, revoke];

//! The audit trail: its chain.

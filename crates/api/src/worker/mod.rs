//! What happens later: mail, scheduled publication, sealing of the audit trail, sweeping.

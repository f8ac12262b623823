//! The audit trail: who reads what of it, and the chain over it: what is sealed cannot be changed or taken out unseen.
//!
//! `hash(n) = SHA-256(hash(n-1) ‖ 0x00 ‖ canonical JSON of entry n)`; the chain begins at 64 zeros. Entries are written without
//! the chain, so that writers do not wait for one another, and are sealed within a second by one worker.

use crate::error::ApiResult;
use serde_json::json;
use sha2::{Digest, Sha256};
use tahaddi_domain::id::AuditId;
use tahaddi_domain::jury::ReviewPhase;
use tahaddi_domain::time::Instant;
use tahaddi_persistence::repo::audit::{self, AuditEntry, AuditFilter, AuditSeal};
use tahaddi_persistence::repo::review_phase;
use tahaddi_persistence::{Conn, StoreError, Tx};

/// How many entries one round seals.
const BATCH: i64 = 500;

/// The hash before the first.
const BEGINNING: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// What a verification found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verification {
    /// How many links hold.
    pub sealed: i64,
    /// The first link that does not hold.
    pub broken_at: Option<i64>,
    /// Entries that are not sealed yet.
    pub unsealed: usize,
}

/// Up to `limit` entries, the latest first, from below `after` on. What jurors do with their sheets is written down at once and shown once
/// the panel is locked, where it is sealed: how many sheets there are, and when they came, tells what nobody is told yet.
///
/// # Errors
/// The store failed.
pub fn list(conn: &mut Conn, filter: AuditFilter, after: Option<(Instant, &AuditId)>, limit: i64) -> ApiResult<Vec<AuditEntry>> {
    let hidden = |phase: &ReviewPhase| phase.ensure_visible_scores().is_err();
    let sealed = review_phase::begun(conn)?.into_iter().filter(hidden).map(|phase| phase.id).collect();
    Ok(audit::list(conn, &AuditFilter { sealed, ..filter }, after, limit)?)
}

/// Seals entries that have no seal; how many. `since` limits how far back to look.
///
/// # Errors
/// The store failed, or another worker sealed at the same time.
pub fn seal(tx: &mut Tx<'_>, since: Option<Instant>) -> ApiResult<usize> {
    let entries = audit::unsealed(tx, since, BATCH)?;
    if entries.is_empty() {
        return Ok(0);
    }
    let last = audit::last_seal(tx)?;
    let (mut sequence, mut hash) = last.map_or((0, BEGINNING.to_owned()), |seal| (seal.sequence, seal.hash));
    let mut seals = Vec::with_capacity(entries.len());
    for entry in &entries {
        sequence += 1;
        hash = link(&hash, entry);
        seals.push(AuditSeal { sequence, entry_id: entry.id.clone(), hash: hash.clone() });
    }
    // Another worker that sealed meanwhile has taken the place: look again at what is left.
    audit::append_seals(tx, &seals).map_err(StoreError::retry_duplicate)?;
    Ok(seals.len())
}

/// Computes the chain anew and compares.
///
/// # Errors
/// The store failed.
pub fn verify(conn: &mut Conn) -> ApiResult<Verification> {
    let (mut sealed, mut hash) = (0, BEGINNING.to_owned());
    loop {
        let links = audit::chain(conn, sealed, 1_000)?;
        if links.is_empty() {
            break;
        }
        for (seal, entry) in links {
            hash = link(&hash, &entry);
            if seal.sequence != sealed + 1 || seal.hash != hash {
                return Ok(Verification { sealed, broken_at: Some(seal.sequence), unsealed: 0 });
            }
            sealed = seal.sequence;
        }
    }
    let unsealed = audit::unsealed(conn, None, 10_000)?.len();
    Ok(Verification { sealed, broken_at: None, unsealed })
}

fn link(before: &str, entry: &AuditEntry) -> String {
    // An array has one order; the members of `details` keep the order in which they were stored.
    let canonical =
        json!([entry.id, entry.at, entry.actor_id, entry.action, entry.subject_id, entry.organisation_id, entry.request_id, entry.details]);
    let digest = Sha256::new().chain_update(before).chain_update([0]).chain_update(canonical.to_string()).finalize();
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

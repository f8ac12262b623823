//! The audit trail: who reads what of it, and the chain over it: what is sealed cannot be changed or taken out unseen.
//!
//! `hash(n) = SHA-256(hash(n-1) ‖ 0x00 ‖ canonical JSON of entry n)`; the chain begins at 64 zeros. Entries are written without
//! the chain, so that writers do not wait for one another, and are sealed by one worker: within a second, or within half a minute where a
//! transaction ends more than two seconds after the entry that was sealed last.

use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::application::show::is_judged_blind;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use tahaddi_domain::id::{AuditId, Id as _, PhaseId};
use tahaddi_domain::jury::ReviewPhase;
use tahaddi_domain::time::Instant;
use tahaddi_persistence::repo::audit::{self, AuditEntry, AuditFilter, AuditSeal};
use tahaddi_persistence::repo::{application, juror, review_phase};
use tahaddi_persistence::{Conn, StoreError, Tx};

/// How many entries are read at once.
const BATCH: i64 = 500;
/// How many entries are sealed at once.
const LINKS: i64 = 2_000;

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
/// the panel is locked, where it is sealed: how many sheets there are, and when they came, tells what nobody is told yet. Nor is a reader who
/// judges a call by pseudonyms told what names its applications or their startups, until its panels are locked.
///
/// # Errors
/// The store failed.
pub fn list(
    conn: &mut Conn,
    caller: &Caller,
    filter: AuditFilter,
    after: Option<(Instant, &AuditId)>,
    limit: i64,
) -> ApiResult<Vec<AuditEntry>> {
    let hidden = |phase: &ReviewPhase| phase.ensure_visible_scores().is_err();
    let sealed: Vec<PhaseId> = review_phase::begun(conn)?.into_iter().filter(hidden).map(|phase| phase.id).collect();
    let names = behind_pseudonyms(conn, caller)?;
    let filter = AuditFilter { sealed, ..filter };
    let shown = |entry: AuditEntry| without_versions(entry, &filter.sealed);
    if names.is_empty() {
        return Ok(audit::list(conn, &filter, after, limit)?.into_iter().map(shown).collect());
    }
    let (wanted, step) = (usize::try_from(limit).unwrap_or(usize::MAX), limit.max(BATCH));
    let (mut entries, mut place) = (Vec::new(), after.map(|(at, id)| (at, id.clone())));
    loop {
        let batch = audit::list(conn, &filter, place.as_ref().map(|(at, id)| (*at, id)), step)?;
        let last = batch.last().map(|entry| (entry.at, entry.id.clone()));
        let ended = i64::try_from(batch.len()).unwrap_or(i64::MAX) < step;
        entries.extend(batch.into_iter().filter(|entry| !tells_of(entry, &names)).map(shown));
        if ended || entries.len() >= wanted {
            entries.truncate(wanted);
            return Ok(entries);
        }
        place = last;
    }
}

/// The applications, and their startups, of every call that the caller judges by pseudonyms at this time. The caller's own are none.
fn behind_pseudonyms(conn: &mut Conn, caller: &Caller) -> ApiResult<BTreeSet<String>> {
    let Some(user) = &caller.actor.user else { return Ok(BTreeSet::new()) };
    let mut calls = Vec::new();
    for call in juror::judged_by(conn, user)? {
        if is_judged_blind(conn, &call)? {
            calls.push(call);
        }
    }
    if calls.is_empty() {
        return Ok(BTreeSet::new());
    }
    let of_others = application::ever_handed_in(conn, &calls)?.into_iter().filter(|(_, startup)| !caller.belongs_to(startup));
    Ok(of_others.flat_map(|(id, startup)| [id.to_string(), startup.to_string()]).collect())
}

/// Whether an entry names one of these, by its subject, the organisation in whose trail it stands, or anywhere in its details.
fn tells_of(entry: &AuditEntry, names: &BTreeSet<String>) -> bool {
    fn holds(value: &Value, names: &BTreeSet<String>) -> bool {
        match value {
            Value::String(text) => names.contains(text),
            Value::Array(items) => items.iter().any(|item| holds(item, names)),
            Value::Object(fields) => fields.values().any(|field| holds(field, names)),
            _ => false,
        }
    }
    let within = entry.organisation_id.as_ref().is_some_and(|organisation| names.contains(organisation.as_str()));
    within || names.contains(&entry.subject_id) || holds(&entry.details, names)
}

/// The entry as it is shown while phases are sealed: the versions of a sheet tell how often its juror saved it.
fn without_versions(mut entry: AuditEntry, sealed: &[PhaseId]) -> AuditEntry {
    let of_sealed = entry.details.get("phase_id").and_then(Value::as_str).is_some_and(|phase| sealed.iter().any(|id| id.as_str() == phase));
    if let Some(details) = entry.details.as_object_mut().filter(|_| of_sealed) {
        details.remove("previous_version");
        details.remove("version");
    }
    entry
}

/// The next links of the chain, and behind which place they come: for entries that have none yet. `since` limits how far back to look.
///
/// # Errors
/// The store failed.
pub fn next_links(conn: &mut Conn, since: Option<Instant>) -> ApiResult<(i64, Vec<AuditSeal>)> {
    let last = audit::last_seal(conn)?;
    let (place, mut hash) = last.map_or((0, BEGINNING.to_owned()), |seal| (seal.sequence, seal.hash));
    let mut seals = Vec::new();
    for (entry, sequence) in audit::unsealed(conn, since, LINKS)?.iter().zip(place + 1..) {
        hash = link(&hash, entry);
        seals.push(AuditSeal { sequence, entry_id: entry.id.clone(), hash: hash.clone() });
    }
    Ok((place, seals))
}

/// Seals entries with links that were made before; how many: none where another worker has sealed since.
///
/// # Errors
/// The store failed.
pub fn seal(tx: &mut Tx<'_>, place: i64, seals: &[AuditSeal]) -> ApiResult<usize> {
    if audit::last_seal(tx)?.map_or(0, |seal| seal.sequence) != place {
        return Ok(0);
    }
    // Another worker that seals at the same time is seen when this runs again.
    audit::append_seals(tx, seals).map_err(StoreError::retry_duplicate)?;
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

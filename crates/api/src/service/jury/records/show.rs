//! Looking at the record of a panel.

use crate::caller::Caller;
use crate::error::{ApiError, ApiResult};
use crate::service::jury::stage::{Stage, load};
use serde_json::Value;
use std::collections::BTreeMap;
use tahaddi_domain::access::Action;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::PhaseId;
use tahaddi_domain::jury::ReviewState;
use tahaddi_domain::record::{PhaseRecord, RecordPart, manifest_value};
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::record;

/// A record in one piece, with what was signed before it.
#[derive(Clone, Debug)]
pub struct WholeRecord {
    /// Its head and what was signed.
    pub record: PhaseRecord,
    /// Head and parts.
    pub manifest: Value,
    /// The signed records before it in the call, oldest first.
    pub chain: Vec<String>,
}

/// The last record of a phase, or the one with this number in its call. It names jurors by their ids and holds their scores: those who
/// keep the panel see it from the lock on, the organisation that runs the call once its decision is released.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`; `panel_open` before the lock; `results_not_published` for the organisation before the
/// release.
pub fn show(conn: &mut Conn, caller: &Caller, id: &PhaseId, number: Option<i64>) -> ApiResult<WholeRecord> {
    let stage = readable(conn, caller, id)?;
    whole(conn, &stage, number)
}

/// A phase whose record the caller may read.
///
/// # Errors
/// As [`show`].
pub(super) fn readable(conn: &mut Conn, caller: &Caller, id: &PhaseId) -> ApiResult<Stage> {
    let stage = load(conn, caller, id, Action::RankingView)?;
    if stage.phase.ensure_unlocked().is_ok() {
        return Err(Code::PanelOpen.into());
    }
    if stage.phase.state != ReviewState::Released && !caller.may(Action::PanelView, &stage.facts()) {
        return Err(Code::ResultsNotPublished.into());
    }
    Ok(stage)
}

/// Puts a record together. A part that is not there is left out: its digest tells.
///
/// # Errors
/// `not_found` if there is none: the panel was locked by a program that kept no records.
pub(super) fn whole(conn: &mut Conn, stage: &Stage, number: Option<i64>) -> ApiResult<WholeRecord> {
    let found = record::of_phase(conn, &stage.phase.id, number)?.ok_or(Code::NotFound)?;
    let digests = found.head.digests.values().cloned().collect();
    let texts = record::parts(conn, &stage.phase.id, digests)?;
    let mut parts: BTreeMap<RecordPart, Value> = BTreeMap::new();
    for (part, digest) in &found.head.digests {
        if let Some(text) = texts.get(digest) {
            parts.insert(*part, serde_json::from_str(text).map_err(ApiError::fault)?);
        }
    }
    let manifest = manifest_value(&found.head, parts).map_err(ApiError::fault)?;
    let chain = record::signed_before(conn, &stage.challenge.id, found.head.number)?;
    Ok(WholeRecord { manifest, chain, record: found })
}

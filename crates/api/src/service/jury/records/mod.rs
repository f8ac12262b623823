//! The record of a locked panel: made with the lock, each decision, the release and each correction of it, shown and checked.

pub mod show;
pub mod verification;

use super::analysis::analysed;
use super::lock::lock_parts;
use super::ranking::fixed;
use super::stage::Stage;
use super::tally::tally;
use crate::auth::receipt::Receipts;
use crate::caller::Caller;
use crate::error::{ApiError, ApiResult};
use serde::Serialize;
use std::collections::BTreeMap;
use tahaddi_domain::jury::{ConflictKind, DecisionCorrection, Ranking, ReviewPhase};
use tahaddi_domain::record::{
    Part, Parts, PhaseRecord, RecordClaims, RecordEvent, RecordHead, RecordPart, RecordedCorrection, RecordedDecision, RecordedRelease,
};
use tahaddi_persistence::repo::{committed_seed, record};
use tahaddi_persistence::{Conn, Tx};

/// The digests of the parts of a record, and the version of the program that computed its ranking.
type Digests = (BTreeMap<RecordPart, String>, String);

/// Adds a record of what has just been done with a phase. Whoever does it holds the row of the call, so that its records are one chain.
/// A lock brings its parts with it; a decision and a release keep those of their lock.
///
/// # Errors
/// The store failed, or there is no key to sign with.
pub(super) fn append(
    tx: &mut Tx<'_>,
    caller: &Caller,
    receipts: &Receipts,
    stage: &Stage,
    event: RecordEvent,
    lock: Option<(&Parts, &Ranking)>,
) -> ApiResult<()> {
    let phase = &stage.phase;
    let (mut digests, engine_version) = match lock {
        Some((parts, ranking)) => keep(tx, stage, parts, ranking)?,
        None => kept(tx, stage)?,
    };
    if event == RecordEvent::Decision || event == RecordEvent::Release && !digests.contains_key(&RecordPart::Decision) {
        let decision = RecordedDecision::of(phase, seats(tx, stage)?).map_err(ApiError::fault)?;
        put(tx, stage, &mut digests, (RecordPart::Decision, &decision))?;
    }
    if event == RecordEvent::Release {
        put(tx, stage, &mut digests, (RecordPart::Release, &RecordedRelease::of(phase)))?;
    }
    sign(tx, caller, receipts, stage, event, (digests, engine_version))
}

/// Adds a record of a correction of what was released, `in_force` until then.
///
/// # Errors
/// The store failed, or there is no key to sign with.
pub(super) fn append_release_correction(
    tx: &mut Tx<'_>,
    caller: &Caller,
    receipts: &Receipts,
    stage: &Stage,
    correction: &DecisionCorrection,
    in_force: &ReviewPhase,
) -> ApiResult<()> {
    let (mut digests, engine_version) = kept(tx, stage)?;
    let before = match digests.get(&RecordPart::Decision).cloned() {
        Some(digest) => record::parts(tx, &stage.phase.id, vec![digest.clone()])?.remove(&digest),
        None => None,
    };
    let before = match before {
        Some(text) => Some(serde_json::from_str(&text).map_err(ApiError::fault)?),
        // Released by a program that kept no records.
        None => RecordedDecision::of(in_force, seats(tx, stage)?).map_err(ApiError::fault)?,
    };
    let before = before.ok_or_else(|| ApiError::fault("a release without a decision"))?;
    let corrected = correction.in_force(stage.phase.clone());
    let decision = RecordedDecision::of(&corrected, seats(tx, stage)?).map_err(ApiError::fault)?;
    put(tx, stage, &mut digests, (RecordPart::Decision, &decision))?;
    put(tx, stage, &mut digests, (RecordPart::Release, &RecordedRelease::of(&corrected)))?;
    put(tx, stage, &mut digests, (RecordPart::Correction, &RecordedCorrection::of(correction, before)))?;
    sign(tx, caller, receipts, stage, RecordEvent::ReleaseCorrection, (digests, engine_version))
}

/// How many seats there were when a phase was decided.
fn seats(conn: &mut Conn, stage: &Stage) -> ApiResult<u32> {
    Ok(fixed(conn, stage)?.for_decision(stage.seats_of_call()).seats)
}

/// What the last record of a phase holds: the digests of its parts, and the version of the program that computed the ranking.
fn kept(tx: &mut Tx<'_>, stage: &Stage) -> ApiResult<Digests> {
    if let Some(own) = record::of_phase(tx, &stage.phase.id, None)? {
        return Ok((own.head.digests, own.head.engine_version));
    }
    // Locked by a program that kept no records.
    let ranking = analysed(tx, stage)?;
    let parts = parts_of(tx, stage, &ranking)?;
    keep(tx, stage, &parts, &ranking)
}

/// Signs what was done, and adds it to the chain of the call.
fn sign(
    tx: &mut Tx<'_>,
    caller: &Caller,
    receipts: &Receipts,
    stage: &Stage,
    event: RecordEvent,
    (digests, engine_version): Digests,
) -> ApiResult<()> {
    let previous = record::last_of_call(tx, &stage.challenge.id)?;
    let now = tx.now()?;
    let head = RecordHead {
        id: tx.new_id()?,
        number: previous.as_ref().map_or(1, |previous| previous.head.number + 1),
        event,
        at: now,
        by: caller.user()?.clone(),
        challenge_id: stage.challenge.id.clone(),
        phase_id: stage.phase.id.clone(),
        engine_version,
        digests,
        previous: previous.as_ref().map(PhaseRecord::link),
    };
    let claims = RecordClaims::new(receipts.issuer(), head.clone());
    let signed = receipts.sign_record(&claims, now).map_err(ApiError::fault)?;
    Ok(record::insert(tx, &PhaseRecord { head, signed })?)
}

/// Adds a part.
fn put(
    tx: &mut Tx<'_>,
    stage: &Stage,
    digests: &mut BTreeMap<RecordPart, String>,
    (name, value): (RecordPart, &impl Serialize),
) -> ApiResult<()> {
    let part = Part::of(value).map_err(ApiError::fault)?;
    record::put_part(tx, &stage.phase.id, &part)?;
    digests.insert(name, part.digest);
    Ok(())
}

/// Keeps the parts of a lock; their digests, and the version of the program that computed the ranking.
fn keep(tx: &mut Tx<'_>, stage: &Stage, parts: &Parts, ranking: &Ranking) -> ApiResult<Digests> {
    for part in parts.values() {
        record::put_part(tx, &stage.phase.id, part)?;
    }
    let engine = ranking.analysis.as_ref().map(|analysis| analysis.report.engine_version.clone());
    Ok((parts.iter().map(|(name, part)| (*name, part.digest.clone())).collect(), engine.unwrap_or_default()))
}

/// Adds a record of a ranking that was made anew after the lock, with the seed and the conflicts of interest of the lock: a sheet was
/// corrected, or the sheets of a juror were left out or count again.
///
/// # Errors
/// As for the record of a lock.
pub fn append_anew(
    tx: &mut Tx<'_>,
    caller: &Caller,
    receipts: &Receipts,
    stage: &Stage,
    event: RecordEvent,
    ranking: &Ranking,
) -> ApiResult<()> {
    let parts = parts_of(tx, stage, ranking)?;
    append(tx, caller, receipts, stage, event, Some((&parts, ranking)))
}

/// The parts of the lock of a phase, made later: a conflict of interest that came to light since, or was taken back, does not undo what was
/// locked.
fn parts_of(conn: &mut Conn, stage: &Stage, ranking: &Ranking) -> ApiResult<Parts> {
    let mut tally = tally(conn, stage)?;
    let mut seed = "";
    if let Some(analysis) = &ranking.analysis {
        tally.cut = analysis.cut.as_deref().cloned();
        tally.edition = analysis.options.edition;
        let known = std::mem::take(&mut tally.conflicts);
        let kinds = |id| known.get(id).cloned().unwrap_or_else(|| [ConflictKind::Other].into());
        tally.conflicts = analysis.set_aside.iter().map(|id| (id.clone(), kinds(id))).collect();
        seed = &analysis.seed;
    }
    let committed = committed_seed::find(conn, &stage.phase.id)?;
    lock_parts(stage, &tally, ranking, seed, committed.as_ref().map(|committed| &committed.commitment))
}

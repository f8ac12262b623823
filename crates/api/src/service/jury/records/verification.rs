//! Checking a record: against its signatures and itself, and against what the database holds now.

use super::show::{WholeRecord, readable, whole};
use crate::auth::receipt::verify_record;
use crate::caller::Caller;
use crate::error::{ApiError, ApiResult};
use crate::service::jury::corrections::{DecisionVersion, versions};
use crate::service::jury::stage::Stage;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;
use tahaddi_domain::document::{DecisionDocument, ReviewPolicy};
use tahaddi_domain::id::{ApplicationId, AssignmentId, PhaseId};
use tahaddi_domain::jury::{Assignment, AssignmentState, Ranking, ReviewPhase};
use tahaddi_domain::record::{
    ChainLink, Finding, RecordCheck, RecordClaims, RecordManifest, RecordPart, RecordRules, RecordedApplication, RecordedCorrection,
    RecordedDecision, RecordedExclusion, RecordedJurorExclusion, RecordedRelease, RecordedSheet, check_chain, check_corrected,
    check_manifest, compare,
};
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::{application, assignment, committed_seed, review_phase};

/// What the check of a record came to.
#[derive(Clone, Debug)]
pub struct Verified {
    /// The record.
    pub record: WholeRecord,
    /// Each check, in order.
    pub findings: Vec<Finding>,
}

/// A record with what the database says of it.
#[derive(Clone, Debug)]
pub struct Compared {
    record: WholeRecord,
    database: Vec<Finding>,
}

/// Reads the last record of a phase, and compares it with what the database holds.
///
/// # Errors
/// As [`super::show::show`].
pub fn read(conn: &mut Conn, caller: &Caller, id: &PhaseId) -> ApiResult<Compared> {
    let stage = readable(conn, caller, id)?;
    let record = whole(conn, &stage, None)?;
    let database = database(conn, &stage, &record.manifest)?;
    Ok(Compared { record, database })
}

impl Compared {
    /// Checks the record with the published keys. It computes the ranking again, which takes long, and needs no database.
    #[must_use]
    pub fn verify(self, keys: &Value) -> Verified {
        let Self { record, database } = self;
        let mut findings = check(&record.record.signed, &record.manifest, &record.chain, keys);
        findings.extend(database);
        Verified { record, findings }
    }
}

/// Checks a record with these public keys. Needs neither server nor database.
#[must_use]
pub fn check(signed: &str, manifest: &Value, chain: &[String], keys: &Value) -> Vec<Finding> {
    let signature = |pointer: String| Finding::differs(RecordCheck::Signature, None, pointer);
    let Ok(claims) = verify_record::<RecordClaims>(signed, keys) else { return vec![signature("/record".to_owned())] };
    let mut earlier = Vec::new();
    for (place, signed) in chain.iter().enumerate() {
        match verify_record::<RecordClaims>(signed, keys) {
            Ok(claims) => earlier.push((claims, signed)),
            Err(_refused) => return vec![signature(format!("/chain/{place}"))],
        }
    }
    let same = |claims: &RecordClaims| (&claims.jti, &claims.sub) == (&claims.head.id, &claims.head.phase_id);
    let links: Vec<_> = earlier.iter().map(|(claims, signed)| ChainLink { head: &claims.head, signed }).collect();
    let mut findings = vec![
        Finding::unless(RecordCheck::Signature, None, (!same(&claims)).then(|| "/record".to_owned())),
        check_chain(&links, &claims.head),
    ];
    findings.extend(check_manifest(manifest, &claims.head));
    findings.extend(check_corrected(manifest, &links, &claims.head));
    findings
}

/// Compares a record with what the database holds now, part by part.
fn database(conn: &mut Conn, stage: &Stage, manifest: &Value) -> ApiResult<Vec<Finding>> {
    let Ok(manifest) = RecordManifest::read(manifest) else { return Ok(Vec::new()) };
    let assignments = assignment::list(conn, &stage.phase.id)?;
    let assignments: BTreeMap<&AssignmentId, &Assignment> = assignments.iter().map(|item| (&item.id, item)).collect();
    let stored = review_phase::ranking(conn, &stage.phase.id)?;
    let versions = versions(conn, &stage.phase)?;
    let in_force = versions.last().map_or(&stage.phase, |version| &version.phase);
    let mut found = vec![
        (RecordPart::Rules, rules(stage, &manifest.rules)?),
        (RecordPart::Parameters, parameters(conn, stage, &manifest)?),
        (RecordPart::Applications, applications(conn, stage, &manifest.applications)?),
        (RecordPart::Sheets, sheets(&assignments, &manifest.sheets)?),
        (RecordPart::Exclusions, exclusions(&assignments, &manifest)?),
        (RecordPart::Result, result(stored.as_ref(), &manifest.result)?),
        (RecordPart::Decision, decision(in_force, manifest.decision.as_ref())?),
        (RecordPart::Release, different(RecordPart::Release, &manifest.release, &RecordedRelease::of(in_force))?),
    ];
    if manifest.correction.is_some() || versions.len() > 1 {
        found.push((RecordPart::Correction, correction(&versions, manifest.correction.as_ref())?));
    }
    let findings = found.into_iter().map(|(part, pointer)| Finding::unless(RecordCheck::Database, Some(part), pointer));
    Ok(findings.collect())
}

/// Where a part of a record and what is found in its place differ first.
fn different(part: RecordPart, recorded: &impl Serialize, found: &impl Serialize) -> ApiResult<Option<String>> {
    different_at(&part.pointer(), recorded, found)
}

fn different_at(pointer: &str, recorded: &impl Serialize, found: &impl Serialize) -> ApiResult<Option<String>> {
    let value = |part: serde_json::Result<Value>| part.map_err(ApiError::fault);
    let difference = compare(&value(serde_json::to_value(recorded))?, &value(serde_json::to_value(found))?, pointer);
    Ok(Finding::exact(RecordCheck::Database, None, difference).pointer)
}

/// The call itself may have been amended since in what does not concern the panel.
fn rules(stage: &Stage, recorded: &RecordRules) -> ApiResult<Option<String>> {
    let policy = ReviewPolicy { rubric: stage.phase.rubric.clone(), ..stage.phase.policy.clone() };
    let pointer = RecordPart::Rules.pointer();
    if recorded.rubric_version != stage.phase.rubric_version {
        return Ok(Some(format!("{pointer}/rubric_version")));
    }
    match serde_json::from_value::<ReviewPolicy>(recorded.policy.clone()) {
        Ok(recorded) => different_at(&format!("{pointer}/policy"), &recorded, &policy),
        Err(_unknown) => Ok(Some(format!("{pointer}/policy"))),
    }
}

/// What was published of the seed, and who is left out, is what the record says of it.
fn parameters(conn: &mut Conn, stage: &Stage, manifest: &RecordManifest) -> ApiResult<Option<String>> {
    let published = committed_seed::find(conn, &stage.phase.id)?.map(|committed| committed.commitment);
    let pointer = RecordPart::Parameters.pointer();
    let parameters = &manifest.parameters;
    let different = different_at(&format!("{pointer}/seed_commitment"), &parameters.seed_commitment, &published)?;
    if different.is_some() {
        return Ok(different);
    }
    let standing = RecordedJurorExclusion::standing(&stage.phase);
    different_at(&format!("{pointer}/juror_exclusions"), &parameters.juror_exclusions, &standing)
}

/// Whoever has withdrawn since is still there.
fn applications(conn: &mut Conn, stage: &Stage, recorded: &[RecordedApplication]) -> ApiResult<Option<String>> {
    let submitted = application::submitted(conn, &stage.challenge.id)?;
    let known: BTreeMap<&ApplicationId, _> = submitted.iter().map(|item| (&item.id, item)).collect();
    for (place, item) in recorded.iter().enumerate() {
        let track = match known.get(&item.application_id) {
            Some(found) => Some(found.document.track.clone()),
            None => application::find(conn, &item.application_id)?.map(|found| found.document.track),
        };
        if track.as_ref() != Some(&item.track) {
            let field = if track.is_some() { "/track" } else { "" };
            return Ok(Some(format!("{}/{place}{field}", RecordPart::Applications.pointer())));
        }
    }
    Ok(None)
}

fn sheets(assignments: &BTreeMap<&AssignmentId, &Assignment>, recorded: &[RecordedSheet]) -> ApiResult<Option<String>> {
    for (place, sheet) in recorded.iter().enumerate() {
        let pointer = format!("{}/{place}", RecordPart::Sheets.pointer());
        let completed = assignments.get(&sheet.assignment_id).filter(|item| item.state == AssignmentState::Completed);
        let Some(found) = completed else { return Ok(Some(pointer)) };
        let found = RecordedSheet::of(found).map_err(ApiError::fault)?;
        let different = different_at(&pointer, &Some(sheet), &found)?;
        if different.is_some() {
            return Ok(different);
        }
    }
    Ok(None)
}

fn exclusions(assignments: &BTreeMap<&AssignmentId, &Assignment>, manifest: &RecordManifest) -> ApiResult<Option<String>> {
    let pointer = RecordPart::Exclusions.pointer();
    for (place, item) in manifest.exclusions.iter().enumerate() {
        let Some(found) = assignments.get(&item.assignment_id) else { return Ok(Some(format!("{pointer}/{place}"))) };
        let sheet = RecordedSheet::of(found).map_err(ApiError::fault)?;
        let found = RecordedExclusion {
            juror_id: found.juror.clone(),
            application_id: found.application.clone(),
            state: found.state,
            sheet_digest: sheet.as_ref().map(|sheet| sheet.digest.clone()),
            sheet: item.sheet.as_ref().and(sheet),
            ..item.clone()
        };
        let different = different_at(&format!("{pointer}/{place}"), item, &found)?;
        if different.is_some() {
            return Ok(different);
        }
    }
    // One that came to be after the lock.
    let listed = manifest.sheets.len() + manifest.exclusions.len();
    Ok((listed != assignments.len()).then_some(pointer))
}

fn result(stored: Option<&Ranking>, recorded: &Value) -> ApiResult<Option<String>> {
    let pointer = RecordPart::Result.pointer();
    let (Some(stored), Ok(mut recorded)) = (stored, serde_json::from_value::<Ranking>(recorded.clone())) else {
        return Ok(Some(pointer));
    };
    if stored.analysis.is_none() {
        // Locked by a program that kept none.
        recorded.analysis = None;
    }
    different_at(&pointer, &recorded, stored)
}

fn decision(phase: &ReviewPhase, recorded: Option<&RecordedDecision>) -> ApiResult<Option<String>> {
    decision_at(&RecordPart::Decision.pointer(), phase, recorded)
}

fn decision_at(pointer: &str, phase: &ReviewPhase, recorded: Option<&RecordedDecision>) -> ApiResult<Option<String>> {
    let seats = recorded.map_or(0, |decision| decision.seats);
    let mut found = RecordedDecision::of(phase, seats).map_err(ApiError::fault)?;
    let Some(recorded) = recorded else { return different_at(pointer, &Value::Null, &found) };
    // As this program reads it: what it knows besides is not a difference.
    let document = serde_json::from_value::<DecisionDocument>(recorded.document.clone()).and_then(serde_json::to_value);
    let Ok(document) = document else { return Ok(Some(format!("{pointer}/document"))) };
    if let (None, Some(found)) = (&recorded.session_digest, &mut found) {
        // Recorded before sessions had a digest.
        found.session_digest = None;
    }
    different_at(pointer, &Some(RecordedDecision { document, ..recorded.clone() }), &found)
}

/// The last correction with what it corrects, as the versions of the decision say.
fn correction(versions: &[DecisionVersion], recorded: Option<&RecordedCorrection>) -> ApiResult<Option<String>> {
    let pointer = RecordPart::Correction.pointer();
    let last = match versions {
        [.., before, last] => last.correction.as_ref().map(|correction| (before, correction)),
        _ => None,
    };
    let (Some(recorded), Some((before, correction))) = (recorded, last) else { return Ok(Some(pointer)) };
    let found = RecordedCorrection::of(correction, recorded.corrected.clone());
    match different_at(&pointer, recorded, &found)? {
        None => decision_at(&format!("{pointer}/corrected"), &before.phase, Some(&recorded.corrected)),
        differs => Ok(differs),
    }
}

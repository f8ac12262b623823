//! Checking a record against itself: digests, the ranking made again, the decision held against the rules.

use super::difference::{Difference, compare};
use super::{RecordEvent, RecordHead, RecordManifest, RecordPart, corrected, recompute};
use crate::document::DecisionDocument;
use crate::dossier::canonical;
use crate::jury::{Ranking, check_decision, digest_text};
use crate::states::states;
use serde_json::Value;

states! {
    /// What is checked of a record.
    RecordCheck {
        /// The file is as it was served, byte for byte.
        File = "file",
        /// The signatures are those of published keys.
        Signature = "signature",
        /// The record follows from those before it in the call.
        Chain = "chain",
        /// What the record says of itself is what was signed.
        Head = "head",
        /// A part has the digest that was signed.
        Digest = "digest",
        /// Each sheet has its digest.
        Sheets = "sheets",
        /// The seed is the one whose digest was published with the call.
        Seed = "seed",
        /// The ranking, made again from the record, is the recorded one.
        Ranking = "ranking",
        /// The decision agrees with the ranking, the seats and the rule that two people decide and release.
        Decision = "decision",
        /// What the database holds now is what the record says.
        Database = "database",
    }
}

states! {
    /// What a check came to.
    RecordVerdict {
        /// It holds.
        Holds = "holds",
        /// Only the last digits of the calibration differ, as they may on another processor; everything that was signed is unaltered.
        Rounding = "rounding",
        /// It does not hold.
        Differs = "differs",
    }
}

/// What a check came to, and where it failed first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What was checked.
    pub check: RecordCheck,
    /// Of which part, where it is about one.
    pub part: Option<RecordPart>,
    /// Whether it holds.
    pub verdict: RecordVerdict,
    /// A JSON pointer into the answer with the record, where it does not hold.
    pub pointer: Option<String>,
}

impl Finding {
    /// It holds.
    #[must_use]
    pub const fn holds(check: RecordCheck, part: Option<RecordPart>) -> Self {
        Self { check, part, verdict: RecordVerdict::Holds, pointer: None }
    }
    /// It does not, first there.
    #[must_use]
    pub const fn differs(check: RecordCheck, part: Option<RecordPart>, pointer: String) -> Self {
        Self { check, part, verdict: RecordVerdict::Differs, pointer: Some(pointer) }
    }
    /// It holds unless there is a place where it does not.
    #[must_use]
    pub fn unless(check: RecordCheck, part: Option<RecordPart>, pointer: Option<String>) -> Self {
        pointer.map_or(Self::holds(check, part), |pointer| Self::differs(check, part, pointer))
    }
    /// From a comparison; a difference in the last digits is one.
    #[must_use]
    pub fn exact(check: RecordCheck, part: Option<RecordPart>, difference: Difference) -> Self {
        match difference {
            Difference::None => Self::holds(check, part),
            Difference::Rounding(pointer) | Difference::At(pointer) => Self::differs(check, part, pointer),
        }
    }
}

/// The first check that does not hold.
#[must_use]
pub fn first_failure(findings: &[Finding]) -> Option<&Finding> {
    findings.iter().find(|finding| finding.verdict == RecordVerdict::Differs)
}

/// Checks a record against the head that was signed, and against itself.
#[must_use]
pub fn check_manifest(manifest: &Value, signed: &RecordHead) -> Vec<Finding> {
    let mut findings = vec![check_head(manifest, signed)];
    findings.extend(RecordPart::ALL.iter().filter_map(|part| check_digest(manifest, signed, *part)));
    let read = RecordManifest::read(manifest);
    let Ok(manifest) = read else {
        findings.push(Finding::differs(RecordCheck::Head, None, "/manifest".to_owned()));
        return findings;
    };
    findings.push(check_sheets(&manifest));
    findings.extend(check_seed(&manifest));
    findings.push(check_ranking(&manifest));
    if manifest.decision.is_some() || manifest.release.is_some() || manifest.correction.is_some() {
        findings.push(Finding::unless(RecordCheck::Decision, Some(RecordPart::Decision), misfit(&manifest)));
    }
    findings
}

fn check_head(manifest: &Value, signed: &RecordHead) -> Finding {
    let own = manifest.get("head").cloned().unwrap_or_default();
    let signed = serde_json::to_value(signed).unwrap_or_default();
    Finding::exact(RecordCheck::Head, None, compare(&own, &signed, "/manifest/head"))
}

/// Whether a part has its digest; `None` for a part that the record does not have and was not signed.
fn check_digest(manifest: &Value, signed: &RecordHead, part: RecordPart) -> Option<Finding> {
    let value = manifest.get(part.as_str()).filter(|value| !value.is_null());
    let digest = value.and_then(|value| canonical(value).ok()).map(digest_text);
    let expected = signed.digests.get(&part);
    if value.is_none() && expected.is_none() {
        return None;
    }
    let same = expected.is_some() && digest.as_ref() == expected;
    Some(Finding::unless(RecordCheck::Digest, Some(part), (!same).then(|| part.pointer())))
}

fn check_sheets(manifest: &RecordManifest) -> Finding {
    let mut sheets = manifest.sheets.iter().enumerate();
    let altered = sheets.find(|(_, sheet)| sheet.own_digest().ok().as_ref() != Some(&sheet.digest));
    let pointer = altered.map(|(index, _)| format!("{}/{index}", RecordPart::Sheets.pointer()));
    Finding::unless(RecordCheck::Sheets, Some(RecordPart::Sheets), pointer)
}

/// Whether the seed is the one that was committed to; `None` where none was.
fn check_seed(manifest: &RecordManifest) -> Option<Finding> {
    const PARAMETERS: RecordPart = RecordPart::Parameters;
    let asked = &manifest.parameters;
    let pointer = (!asked.seed_commitment.as_ref()?.is_of(&asked.seed)).then(|| format!("{}/seed", PARAMETERS.pointer()));
    Some(Finding::unless(RecordCheck::Seed, Some(PARAMETERS), pointer))
}

fn check_ranking(manifest: &RecordManifest) -> Finding {
    const RESULT: RecordPart = RecordPart::Result;
    let failed = |pointer: String| Finding::differs(RecordCheck::Ranking, Some(RESULT), pointer);
    let Ok(recorded) = serde_json::from_value::<Ranking>(manifest.result.clone()) else { return failed(RESULT.pointer()) };
    let mut made = match recompute(manifest) {
        Ok(made) => made,
        Err(pointer) => return failed(pointer),
    };
    if let Some((made, recorded)) = made.analysis.as_mut().zip(recorded.analysis.as_ref()) {
        let asked = &manifest.parameters;
        if (&asked.input_digest, asked.draws) != (&made.report.input_digest, made.draws) {
            return failed(format!("{}/input_digest", RecordPart::Parameters.pointer()));
        }
        // Another version may compute the same.
        made.report.engine_version.clone_from(&recorded.report.engine_version);
    }
    let value = |ranking: &Ranking| serde_json::to_value(ranking).unwrap_or_default();
    match compare(&value(&recorded), &value(&made), &RESULT.pointer()) {
        Difference::None => Finding::holds(RecordCheck::Ranking, Some(RESULT)),
        // Plain scores are sums that every processor makes alike.
        Difference::Rounding(pointer) if pointer.starts_with("/manifest/result/analysis/") => {
            Finding { verdict: RecordVerdict::Rounding, ..failed(pointer) }
        }
        Difference::Rounding(pointer) | Difference::At(pointer) => failed(pointer),
    }
}

/// Where a decision or its release does not fit the rest.
fn misfit(manifest: &RecordManifest) -> Option<String> {
    const DOCUMENT: &str = "/manifest/decision/document";
    let Some(decision) = &manifest.decision else { return Some(RecordPart::Decision.pointer()) };
    let Ok(document) = serde_json::from_value::<DecisionDocument>(decision.document.clone()) else { return Some(DOCUMENT.to_owned()) };
    let Ok(ranking) = serde_json::from_value::<Ranking>(manifest.result.clone()) else { return Some(RecordPart::Result.pointer()) };
    let deciding = ranking.for_decision(decision.seats);
    if deciding.seats != decision.seats {
        return Some("/manifest/decision/seats".to_owned());
    }
    if let Err(refusal) = check_decision(&document, &deciding) {
        let field = refusal.fields.first().map_or("", |field| field.pointer.as_str());
        return Some(format!("{DOCUMENT}{field}"));
    }
    if document.lots != deciding.lots.map(|lots| lots.drawn()) {
        return Some(format!("{DOCUMENT}/lots"));
    }
    let head = &manifest.head;
    let said = match &manifest.release {
        None => (RecordEvent::Decision, &decision.by, decision.at),
        Some(release) if release.by == decision.by => return Some("/manifest/release/by".to_owned()),
        Some(release) if manifest.correction.is_some() => (RecordEvent::ReleaseCorrection, &release.by, release.at),
        Some(release) => (RecordEvent::Release, &release.by, release.at),
    };
    if (head.event, &head.by, head.at) != said {
        return Some("/manifest/head/event".to_owned());
    }
    corrected::misfit(manifest)
}

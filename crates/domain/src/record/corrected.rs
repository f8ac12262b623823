//! A correction of a released decision against what was released before.

use super::check::{Finding, RecordCheck};
use super::{ChainLink, RecordEvent, RecordHead, RecordManifest, RecordPart};
use crate::document::DecisionDocument;
use crate::dossier::canonical;
use crate::jury::{digest_text, outcome_changes};
use serde_json::Value;

const CORRECTED: &str = "/manifest/correction/corrected";

/// Checks that what a record says it corrects is what the record before it in the phase says was decided. `None` for a record that
/// corrects nothing, and where none was kept of what it corrects.
#[must_use]
pub fn check_corrected(manifest: &Value, before: &[ChainLink<'_>], signed: &RecordHead) -> Option<Finding> {
    let corrected = manifest.pointer("/correction/corrected")?;
    let own = before.iter().map(|link| link.head).rfind(|head| head.phase_id == signed.phase_id)?;
    let expected = own.digests.get(&RecordPart::Decision)?;
    let digest = canonical(corrected).ok().map(digest_text);
    let differs = (digest.as_ref() != Some(expected)).then(|| CORRECTED.to_owned());
    Some(Finding::unless(RecordCheck::Decision, Some(RecordPart::Correction), differs))
}

/// Where a correction does not fit the decision that it makes: there is always a release, and something that an applicant is told changes.
pub(super) fn misfit(manifest: &RecordManifest) -> Option<String> {
    let correction = manifest.correction.as_ref()?;
    if manifest.release.is_none() {
        return Some(RecordPart::Correction.pointer());
    }
    let read = |document: &Value| serde_json::from_value::<DecisionDocument>(document.clone()).ok();
    let Some(before) = read(&correction.corrected.document) else { return Some(format!("{CORRECTED}/document")) };
    let after = manifest.decision.as_ref().and_then(|decision| read(&decision.document))?;
    outcome_changes(&before, &after).is_empty().then(|| CORRECTED.to_owned())
}

/// Whether an event may follow the last one of its phase: after a release come corrections of it alone, and they come after one. Nobody is left
/// out of a ranking on which a decision rests.
pub(super) fn in_order(event: RecordEvent, last: Option<RecordEvent>) -> bool {
    match last {
        Some(RecordEvent::Release | RecordEvent::ReleaseCorrection) => event == RecordEvent::ReleaseCorrection,
        Some(RecordEvent::Decision) => !matches!(event, RecordEvent::ReleaseCorrection | RecordEvent::Exclusion),
        Some(_) => event != RecordEvent::ReleaseCorrection,
        // What came before may have been done by a program that kept no records.
        None => true,
    }
}

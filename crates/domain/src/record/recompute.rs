//! The ranking of a record, made again from what the record holds.

use super::{RecordManifest, RecordedSheet};
use crate::document::{ReviewPolicy, ScoreSheet};
use crate::jury::{Analysis, Asked, PhaseInput, Ranking, Review, analyse, places_with_all};

/// Makes the ranking again, by the engine that made it. What it needs is in the rules, the parameters, the applications, the sheets and
/// the exclusions.
///
/// # Errors
/// The pointer to what cannot be used.
pub fn recompute(manifest: &RecordManifest) -> Result<Ranking, String> {
    let policy: ReviewPolicy =
        serde_json::from_value(manifest.rules.policy.clone()).map_err(|_unknown| "/manifest/rules/policy".to_owned())?;
    let mut all: Vec<(&RecordedSheet, ScoreSheet)> = manifest.sheets.iter().map(|entry| (entry, entry.scores())).collect();
    let counted = input(manifest, &policy, &all);
    let excluded: Vec<_> = manifest.exclusions.iter().filter_map(|item| item.sheet.as_ref()).map(|entry| (entry, entry.scores())).collect();
    let asked = &manifest.parameters;
    let asked = Asked {
        method: asked.method,
        seats: asked.seats,
        reviews: asked.reviews_per_application,
        seed: &asked.seed,
        pivotal: asked.pivotal,
        track_seats: asked.track_seats.clone(),
        assumption: asked.panel_assumption.as_ref().map(|stated| stated.assumption).unwrap_or_default(),
        lots: asked.lots,
        switches: policy.calibration.unwrap_or_default(),
        edition: asked.edition,
    };
    let unusable = |_fault| "/manifest/parameters".to_owned();
    let ranking = counted.rank();
    let analysis = analyse(&ranking, &counted, &asked).map_err(unusable)?;
    let with_all = if manifest.parameters.juror_exclusions.is_empty() {
        Vec::new()
    } else {
        all.extend(excluded);
        all.sort_by(|(a, _), (b, _)| a.assignment_id.cmp(&b.assignment_id));
        places_with_all(&input(manifest, &policy, &all), &asked).map_err(unusable)?
    };
    let set_aside = manifest.exclusions.iter().filter(|item| !item.conflicts.is_empty()).map(|item| item.assignment_id.clone());
    let analysis = Analysis { set_aside: set_aside.collect(), with_all, ..analysis };
    Ok(Ranking { analysis: Some(Box::new(analysis)), ..ranking })
}

/// What is ranked by these sheets.
fn input<'a>(manifest: &'a RecordManifest, policy: &'a ReviewPolicy, sheets: &'a [(&'a RecordedSheet, ScoreSheet)]) -> PhaseInput<'a> {
    let review = |(entry, sheet): &'a (&'a RecordedSheet, ScoreSheet)| Review {
        assignment: &entry.assignment_id,
        juror: &entry.juror_id,
        application: &entry.application_id,
        sheet,
    };
    let applications = &manifest.applications;
    PhaseInput {
        rubric_version: manifest.rules.rubric_version,
        mode: policy.mode,
        fields: applications.iter().map(|item| (item.application_id.clone(), policy.rubric_for(item.track.as_ref()))).collect(),
        tracks: applications.iter().filter_map(|item| Some((item.application_id.clone(), item.track.clone()?))).collect(),
        reviews: sheets.iter().map(review).collect(),
        cut: manifest.parameters.cut.clone(),
    }
}

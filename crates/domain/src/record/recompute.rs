//! The ranking of a record, made again from what the record holds.

use super::RecordManifest;
use crate::document::{ReviewPolicy, ScoreSheet};
use crate::jury::{Analysis, Asked, PhaseInput, Ranking, Review, analyse};

/// Makes the ranking again, by the engine that made it. What it needs is in the rules, the parameters, the applications, the sheets and
/// the exclusions.
///
/// # Errors
/// The pointer to what cannot be used.
pub fn recompute(manifest: &RecordManifest) -> Result<Ranking, String> {
    let policy: ReviewPolicy =
        serde_json::from_value(manifest.rules.policy.clone()).map_err(|_unknown| "/manifest/rules/policy".to_owned())?;
    let sheets: Vec<ScoreSheet> = manifest.sheets.iter().map(super::RecordedSheet::scores).collect();
    let reviews = manifest.sheets.iter().zip(&sheets).map(|(entry, sheet)| Review {
        assignment: &entry.assignment_id,
        juror: &entry.juror_id,
        application: &entry.application_id,
        sheet,
    });
    let input = PhaseInput {
        rubric_version: manifest.rules.rubric_version,
        mode: policy.mode,
        fields: manifest.applications.iter().map(|item| (item.application_id.clone(), policy.rubric_for(item.track.as_ref()))).collect(),
        tracks: manifest.applications.iter().filter_map(|item| Some((item.application_id.clone(), item.track.clone()?))).collect(),
        reviews: reviews.collect(),
        cut: manifest.parameters.cut.clone(),
    };
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
    };
    let ranking = input.rank();
    let analysis = analyse(&ranking, &input, &asked).map_err(|_unusable| "/manifest/parameters".to_owned())?;
    let set_aside = manifest.exclusions.iter().filter(|item| !item.conflicts.is_empty()).map(|item| item.assignment_id.clone());
    let analysis = Analysis { set_aside: set_aside.collect(), ..analysis };
    Ok(Ranking { analysis: Some(Box::new(analysis)), ..ranking })
}

//! What should make a person look: unusual scores, jurors, pairs of jurors and connections.
//!
//! A flag never changes a score. A person decides, and leaving a juror out is a logged act that can be taken back. Everything here
//! is a function of its inputs; sums run in the order of the observations. Applications and jurors go by numbers of the caller's,
//! which need not be consecutive; where something must be told first, the smaller number is.

mod additive;
mod changes;
mod evidence;
mod examine;
mod favouritism;
mod influence;
mod outliers;
mod pairs;
mod profile;
mod severity;
#[cfg(test)]
mod tests;

pub use crate::jury::calibration::Observation;
pub use additive::{AdditiveFit, additive_fit};
pub use changes::{LATE_HOURS, LateChange, RECIPROCAL_RESIDUAL, Reciprocal, ScoreChange, is_late, late_changes, reciprocal};
pub use evidence::{
    CheckCount, CopiedEvidence, FavouritismEvidence, IntegrityCheck, IntegrityReport, JurorLink, LateChangeEvidence, OutlierEvidence,
    ReciprocalEvidence,
};
pub use examine::{IntegrityFacts, SheetChange, examine, sheet_changes};
pub use favouritism::{DRAWS, FAVOURITISM_P, Favouritism, MAX_ENUMERATED, can_be_flagged, favouritism};
pub use influence::{Influence, JurorInfluence, Shortlist, calibrated_shortlist, influence, raw_shortlist};
pub use outliers::{OUTLIER_P, Outlier, Outliers, outliers};
pub use pairs::{COPIED_COMMON, COPIED_SHARE, JurorPair, juror_pairs};
pub use profile::{CONTRARIAN_REVIEWS, JurorProfile, NO_SPREAD_REVIEWS, juror_profiles};
pub use severity::{MISFIT_HIGH, MISFIT_LOW, MISFIT_REVIEWS, Misfit, SEVERITY_Z, Severity, misfit, severity};

/// The jurors, ascending.
fn jurors(observations: &[Observation]) -> Vec<usize> {
    let distinct: std::collections::BTreeSet<usize> = observations.iter().map(|observation| observation.juror).collect();
    distinct.into_iter().collect()
}

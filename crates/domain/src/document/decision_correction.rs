//! What a correction of a released decision says.

use super::{DecisionDocument, Document};
use crate::id::AppealId;
use crate::refusal::{Check, Refusal};
use serde::{Deserialize, Serialize};

/// A correction of a released decision: the decision as it should be, and why. It changes nothing until a second person releases it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "decision": {
        "outcomes": [
            {"application_id": "app_01kax3v8m0t2r4q6w8y0b1c2d3", "outcome": "reserve", "reason": "Une place a été attribuée par erreur."},
            {"application_id": "app_01kax3v8m0t2r4q6w8y0b1c2d4", "outcome": "selected", "reason": "Recours fondé."}],
        "note": null},
    "reason": "Le recours a montré que deux dossiers avaient été confondus au secrétariat.",
    "public_reason": "Deux dossiers avaient été confondus.",
    "appeal_ids": ["apl_01kax3v8m0t2r4q6w8y0b1c2d3"]})))]
pub struct CorrectionDocument {
    /// The decision as it should be: again one outcome for each application of the ranking.
    pub decision: DecisionDocument,
    /// Why it is corrected; for those who read the decision and its minutes.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 4000))]
    pub reason: String,
    /// Why, as everybody may read it beside the results. It names nobody who was refused.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 2000))]
    pub public_reason: String,
    /// The appeals that were right and that it follows from.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub appeal_ids: Vec<AppealId>,
}

impl Document for CorrectionDocument {}

impl CorrectionDocument {
    /// Checks the document by itself.
    ///
    /// # Errors
    /// `validation_failed` with what is wrong.
    pub fn ensure_well_formed(&self) -> Result<(), Refusal> {
        let mut check = Check::default();
        if let Err(refusal) = self.decision.ensure_well_formed() {
            check.absorb(refusal.under("/decision"));
        }
        check.required_text("/reason", &self.reason, 4_000);
        check.required_text("/public_reason", &self.public_reason, 2_000);
        check.distinct("/appeal_ids", &self.appeal_ids, 100);
        check.finish()
    }
}

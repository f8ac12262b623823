//! What was decided about the applications of a review phase.

use super::{Deliberation, DrawnLots};
use crate::code::FieldCode;
use crate::id::ApplicationId;
use crate::refusal::{Check, Refusal};
use crate::states::states;
use serde::{Deserialize, Serialize};

states! {
    /// The outcome of one application.
    Outcome {
        /// Takes a seat.
        Selected = "selected",
        /// Takes a seat if one becomes free.
        Reserve = "reserve",
        /// Not selected; the reason is told to the applicant.
        Refused = "refused",
    }
}

/// The outcome of one application, with its reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OutcomeEntry {
    /// The application.
    pub application_id: ApplicationId,
    /// What was decided.
    pub outcome: Outcome,
    /// Why; required for every refusal and for a selection against the order of the ranking. Told to the applicant.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 4000))]
    pub reason: Option<String>,
}

/// A decision: an outcome for every ranked application. Pending until a second person releases it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "outcomes": [
        {"application_id": "app_01kax3v8m0t2r4q6w8y0b1c2d3", "outcome": "selected", "reason": null},
        {"application_id": "app_01kax3v8m0t2r4q6w8y0b1c2d4", "outcome": "refused", "reason": "L'essai ne porte que sur deux mois."}],
    "note": "Délibération du 4 mai 2027."})))]
pub struct DecisionDocument {
    /// One entry for each application of the ranking.
    #[cfg_attr(feature = "openapi", schema(max_items = 20000))]
    pub outcomes: Vec<OutcomeEntry>,
    /// A note for the record, not shown to applicants.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 10000))]
    pub note: Option<String>,
    /// The session in which the panel deliberated; null where none is put on record. Shown to those who keep the panel or decide, and
    /// in the minutes.
    #[serde(default)]
    pub deliberation: Option<Deliberation>,
    /// The lots that the published rule draws; null where it draws none. Computed: what is sent is not looked at.
    #[serde(default)]
    pub lots: Option<DrawnLots>,
}

impl DecisionDocument {
    /// Checks the document by itself: each application once, a reason for each refusal.
    ///
    /// # Errors
    /// `validation_failed` with the entries that are wrong.
    pub fn ensure_well_formed(&self) -> Result<(), Refusal> {
        let mut check = Check::default();
        let ids: Vec<_> = self.outcomes.iter().map(|entry| &entry.application_id).collect();
        check.distinct("/outcomes", &ids, 20_000);
        for (index, entry) in self.outcomes.iter().enumerate() {
            let pointer = format!("/outcomes/{index}/reason");
            match (&entry.reason, entry.outcome) {
                (Some(reason), Outcome::Refused) => check.required_text(&pointer, reason, 4_000),
                (None, Outcome::Refused) => check.fail(pointer, FieldCode::Required),
                (Some(reason), _) => check.text(&pointer, reason, 4_000),
                (None, _) => {}
            }
        }
        if let Some(note) = &self.note {
            check.text("/note", note, 10_000);
        }
        if let Some(deliberation) = &self.deliberation {
            deliberation.check(&mut check, "/deliberation");
        }
        if let Some(lots) = &self.lots {
            lots.check(&mut check, "/lots");
        }
        check.finish()
    }
    /// The entry of an application.
    #[must_use]
    pub fn entry(&self, id: &ApplicationId) -> Option<&OutcomeEntry> {
        self.outcomes.iter().find(|entry| &entry.application_id == id)
    }
}

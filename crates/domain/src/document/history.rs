//! What became of a phase: its figures, and how its closing moved.

use super::{Count, LocalizedText, Moment};
use crate::code::FieldCode;
use crate::refusal::Check;
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// What became of a phase, as the organiser counts it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"applications": {"least": 350, "about": true}, "participants": null, "selected": {"least": 20, "most": 20},
    "countries": 31, "note": {"fr": null}})))]
pub struct Figures {
    /// Applications.
    #[serde(default)]
    pub applications: Option<Count>,
    /// Participants.
    #[serde(default)]
    pub participants: Option<Count>,
    /// Who got further.
    #[serde(default)]
    pub selected: Option<Count>,
    /// Countries from which they came.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 300))]
    pub countries: Option<u32>,
    /// What else is to be said of it.
    #[serde(default)]
    pub note: LocalizedText,
}

/// A closing that moved later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"previous": {"local": "2019-05-10"}, "reason": "À la demande des porteurs de projet", "at": "2019-04-15T09:00:00.000000Z"})))]
pub struct Extension {
    /// When it closed before.
    pub previous: Moment,
    /// Why it moved.
    #[cfg_attr(feature = "openapi", schema(max_length = 2000))]
    pub reason: String,
    /// When it was announced.
    #[serde(default)]
    pub at: Option<Instant>,
}

impl Figures {
    pub(super) fn check(&self, check: &mut Check, pointer: &str) {
        for (name, count) in [("applications", &self.applications), ("participants", &self.participants), ("selected", &self.selected)] {
            if let Some(count) = count {
                count.check(check, &format!("{pointer}/{name}"));
            }
        }
        check.require(self.countries.is_none_or(|n| (1..=300).contains(&n)), format!("{pointer}/countries"), FieldCode::OutOfRange);
        self.note.check(check, &format!("{pointer}/note"), 2_000);
    }
}

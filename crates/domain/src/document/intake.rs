//! Who enters a phase, how applications are taken in, and phases that come again.

use super::key::Names;
use super::{Count, Distance, Key, LocalizedText, Moment};
use crate::calendar::StepUnit;
use crate::code::FieldCode;
use crate::refusal::{Check, Unit};
use crate::states::states;
use serde::{Deserialize, Serialize};

/// Who enters a phase. By default whoever passed the phase before it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"from": ["pitch"], "not_selected": false, "registered": [], "again": false, "newcomers": true, "automatic": false, "access_code": false})))]
pub struct Entry {
    /// The phases whose selected applications enter.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 50))]
    pub from: Vec<Key>,
    /// Those who were not selected in these phases may enter too.
    #[serde(default)]
    pub not_selected: bool,
    /// The registrations without which nobody enters; whoever has registered is a newcomer still.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 50))]
    pub registered: Vec<Key>,
    /// An application that took part before may be handed in again, changed.
    #[serde(default)]
    pub again: bool,
    /// Applications that took part in no phase before may enter too.
    #[serde(default)]
    pub newcomers: bool,
    /// Whoever is selected enters without applying again, also into the contest of another organiser.
    #[serde(default)]
    pub automatic: bool,
    /// An application is handed in by those alone who were given an access code; everybody can read the call and write a draft. Only in
    /// an application window that newcomers can enter.
    #[serde(default)]
    pub access_code: bool,
}

states! {
    /// How applications are taken in.
    IntakeMode {
        /// From the opening to the closing.
        Window = "window",
        /// At any time; each is read when it comes.
        Rolling = "rolling",
        /// At any time; what has come by a cut-off is read together.
        Batches = "batches",
    }
}

/// How applications are taken in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"mode": "batches", "batches": [{"cut_off": {"local": "2027-03-31"}, "decided": null}], "lasts": {"count": 6, "count_most": 8, "unit": "weeks"}, "paused": null})))]
pub struct Intake {
    /// The way.
    pub mode: IntakeMode,
    /// The cut-offs, in order.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 60))]
    pub batches: Vec<Batch>,
    /// How long one batch takes, from its opening or its announcement.
    #[serde(default)]
    pub lasts: Option<Distance>,
    /// What else is to be said of it: that batches are read by theme, when they are announced.
    #[serde(default)]
    pub note: LocalizedText,
    /// Why nothing is taken in at present; null while it is.
    #[serde(default)]
    pub paused: Option<LocalizedText>,
}

/// A batch of a call that is open for long.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"title": {"fr": "Lot de mars"}, "theme": {"fr": "Chaînes de blocs"}, "cut_off": {"local": "2027-03-31"}, "decided": null})))]
pub struct Batch {
    /// Its name.
    #[serde(default)]
    pub title: LocalizedText,
    /// What it is about, where batches differ by theme.
    #[serde(default)]
    pub theme: LocalizedText,
    /// What has come before this moment belongs to it.
    pub cut_off: Moment,
    /// When its results are known.
    #[serde(default)]
    pub decided: Option<Moment>,
}

/// A phase that takes place again and again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"every": 1, "unit": "months", "times": {"most": 3}, "until": null, "note": {"fr": "Une qualification par mois"}})))]
pub struct Recurrence {
    /// After how many units it begins again.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 1_000))]
    pub every: u32,
    /// Of what.
    pub unit: StepUnit,
    /// How often in all.
    #[serde(default)]
    pub times: Option<Count>,
    /// Until when.
    #[serde(default)]
    pub until: Option<Moment>,
    /// What else is to be said of it.
    #[serde(default)]
    pub note: LocalizedText,
}

/// What applicants are told at the end of a phase of how they were judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"given": {"local": "2027-10"}, "on_request": false, "note": {"fr": "Avis écrit du jury"}})))]
pub struct PhaseFeedback {
    /// When it is given.
    #[serde(default)]
    pub given: Option<Moment>,
    /// Only those who ask for it get it.
    #[serde(default)]
    pub on_request: bool,
    /// What it holds.
    #[serde(default)]
    pub note: LocalizedText,
}

impl Recurrence {
    pub(super) fn check(&self, check: &mut Check, pointer: &str) {
        check.require((1..=1_000).contains(&self.every), format!("{pointer}/every"), FieldCode::OutOfRange);
        if let Some(times) = &self.times {
            times.check(check, &format!("{pointer}/times"));
        }
        self.note.check(check, &format!("{pointer}/note"), 1_000);
    }
}

impl Intake {
    pub(super) fn check(&self, check: &mut Check, pointer: &str, names: &Names) {
        check.at_most(&format!("{pointer}/batches"), self.batches.len(), 60, Unit::Items);
        let has_batches = self.mode == IntakeMode::Batches || self.batches.is_empty();
        check.require(has_batches, format!("{pointer}/batches"), FieldCode::NotAllowed);
        for (index, batch) in self.batches.iter().enumerate() {
            let pointer = format!("{pointer}/batches/{index}");
            batch.title.check(check, &format!("{pointer}/title"), 200);
            batch.theme.check(check, &format!("{pointer}/theme"), 500);
            let later =
                |other: Option<&Moment>| other.and_then(|other| other.at).zip(batch.cut_off.at).is_none_or(|(other, cut)| other >= cut);
            check.require(later(batch.decided.as_ref()), format!("{pointer}/decided"), FieldCode::WrongOrder);
            let next = self.batches.get(index + 1);
            let ordered = next.and_then(|next| next.cut_off.at).zip(batch.cut_off.at).is_none_or(|(next, cut)| next > cut);
            check.require(ordered, format!("{pointer}/cut_off"), FieldCode::WrongOrder);
        }
        if let Some(lasts) = &self.lasts {
            lasts.check(check, &format!("{pointer}/lasts"), names);
        }
        self.note.check(check, &format!("{pointer}/note"), 1_000);
        if let Some(reason) = &self.paused {
            reason.check_required(check, &format!("{pointer}/paused"), 1_000);
        }
    }
}

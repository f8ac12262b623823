//! One criterion of a rubric.

use super::{Key, LocalizedText, Points};
use crate::code::FieldCode;
use crate::id::CriterionId;
use crate::refusal::{Check, Unit};
use crate::states::{default_state, states};
use serde::{Deserialize, Serialize};

states! {
    /// What a criterion asks of a juror. Whatever the kind, a score is a number on the criterion's scale.
    CriterionKind {
        /// Points up to a maximum.
        Points = "points",
        /// A scale whose levels have names.
        Scale = "scale",
        /// 1 passes, 0 does not.
        PassFail = "pass_fail",
        /// 1 is GO, 0 is NO GO.
        GoNoGo = "go_no_go",
        /// A rating in words, such as excellent; each word has a value.
        Adjectival = "adjectival",
        /// Something that is measured, in a unit.
        Measured = "measured",
    }
}

default_state!(CriterionKind::Points);

/// One criterion with a scale of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3", "key": "innovation", "kind": "points", "label": {"fr": "Innovation", "ar": null, "en": "Innovation"},
    "guidance": {"fr": null, "ar": null, "en": null}, "parent": null,
    "min": 0, "max": 5, "step": 0.5, "levels": [], "unit": null, "lower_is_better": false, "target": null, "partial_credit": false, "weight": 30, "threshold": null, "threshold_private": false,
    "required": true, "comment_required": false})))]
pub struct Criterion {
    /// Given by the server when the criterion is new; sent back to keep it.
    #[serde(default)]
    pub id: Option<CriterionId>,
    /// A name by which other parts refer to it.
    #[serde(default)]
    pub key: Option<Key>,
    /// What it asks of a juror.
    #[serde(default)]
    pub kind: CriterionKind,
    /// Its name.
    pub label: LocalizedText,
    /// What the juror should look at.
    #[serde(default)]
    pub guidance: LocalizedText,
    /// The criterion that it is a part of. Jurors score the parts; the weights of the parts share out the weight of the whole.
    #[serde(default)]
    pub parent: Option<Key>,
    /// The lowest score.
    #[serde(default)]
    pub min: Points,
    /// The highest score.
    pub max: Points,
    /// Scores lie on whole steps from the lowest; without a step any value within the scale is allowed.
    #[serde(default)]
    pub step: Option<Points>,
    /// What some scores are called, from the lowest to the highest.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 40))]
    pub levels: Vec<Level>,
    /// The unit of what is measured.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 40))]
    pub unit: Option<String>,
    /// A lower score is better: a price, an error rate.
    #[serde(default)]
    pub lower_is_better: bool,
    /// What is aimed at on the scale: the value that a product must reach, where it is measured.
    #[serde(default)]
    pub target: Option<Points>,
    /// Coming near the target counts too.
    #[serde(default)]
    pub partial_credit: bool,
    /// Its share in the weighted mean, not negative; a criterion with weight 0 is shown and never counts.
    pub weight: Points,
    /// The least panel value with which an application is ranked; the highest where lower is better.
    #[serde(default)]
    pub threshold: Option<Points>,
    /// The threshold is not told to applicants.
    #[serde(default)]
    pub threshold_private: bool,
    /// Whether a completed sheet needs a score here.
    #[serde(default = "yes")]
    pub required: bool,
    /// Whether a completed sheet needs a comment here.
    #[serde(default)]
    pub comment_required: bool,
}

/// What a score is called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"value": 5, "label": {"fr": "Excellent"}, "description": {"fr": "Éprouvé sur le terrain"}})))]
pub struct Level {
    /// The score.
    pub value: Points,
    /// What it is called.
    pub label: LocalizedText,
    /// When it is given: the anchor of the scale.
    #[serde(default)]
    pub description: LocalizedText,
}

fn yes() -> bool {
    true
}

impl Criterion {
    /// Points from 0 to `max`.
    #[must_use]
    pub fn points(label: LocalizedText, max: Points, weight: Points) -> Self {
        Self {
            id: None,
            key: None,
            kind: CriterionKind::Points,
            label,
            guidance: LocalizedText::default(),
            parent: None,
            min: Points::ZERO,
            max,
            step: None,
            levels: Vec::new(),
            unit: None,
            lower_is_better: false,
            target: None,
            partial_credit: false,
            weight,
            threshold: None,
            threshold_private: false,
            required: true,
            comment_required: false,
        }
    }

    pub(super) fn check(&self, check: &mut Check, pointer: &str) {
        self.label.check_required(check, &format!("{pointer}/label"), 200);
        self.guidance.check(check, &format!("{pointer}/guidance"), 4_000);
        if let Some(key) = &self.key {
            key.check(check, &format!("{pointer}/key"));
        }
        check.require(self.min < self.max, format!("{pointer}/max"), FieldCode::WrongOrder);
        check.require(self.weight >= Points::ZERO, format!("{pointer}/weight"), FieldCode::OutOfRange);
        if let Some(step) = self.step {
            let fits = step > Points::ZERO && (self.max.millionths() - self.min.millionths()) % step.millionths() == 0;
            check.require(fits, format!("{pointer}/step"), FieldCode::OffStep);
        }
        for (name, value) in [("threshold", self.threshold), ("target", self.target)] {
            let on_scale = value.is_none_or(|value| (self.min..=self.max).contains(&value));
            check.require(on_scale, format!("{pointer}/{name}"), FieldCode::OutOfRange);
        }
        check.require(self.target.is_some() || !self.partial_credit, format!("{pointer}/partial_credit"), FieldCode::NotAllowed);
        self.check_kind(check, pointer);
    }

    /// What the kind asks of the scale.
    fn check_kind(&self, check: &mut Check, pointer: &str) {
        let binary = (self.min, self.max, self.step) == (Points::ZERO, Points::whole(1), Some(Points::whole(1)));
        match self.kind {
            CriterionKind::PassFail | CriterionKind::GoNoGo => check.require(binary, format!("{pointer}/step"), FieldCode::OutOfRange),
            CriterionKind::Scale | CriterionKind::Adjectival => {
                check.require(self.levels.len() >= 2, format!("{pointer}/levels"), FieldCode::TooShort);
            }
            CriterionKind::Measured => check.required_text(&format!("{pointer}/unit"), self.unit.as_deref().unwrap_or_default(), 40),
            CriterionKind::Points => {}
        }
        check.text(&format!("{pointer}/unit"), self.unit.as_deref().unwrap_or_default(), 40);
        check.at_most(&format!("{pointer}/levels"), self.levels.len(), 40, Unit::Items);
        for (index, level) in self.levels.iter().enumerate() {
            let pointer = format!("{pointer}/levels/{index}");
            level.label.check_required(check, &format!("{pointer}/label"), 200);
            level.description.check(check, &format!("{pointer}/description"), 2_000);
            if let Err(code) = self.accept(level.value) {
                check.fail(format!("{pointer}/value"), code);
            }
            let rises = self.levels.get(index + 1).is_none_or(|next| next.value > level.value);
            check.require(rises, format!("{pointer}/value"), FieldCode::WrongOrder);
        }
    }

    /// Whether a score is on the scale; else what is wrong with it.
    ///
    /// # Errors
    /// Outside the scale, between two steps, or none of the words of an adjectival criterion.
    pub fn accept(&self, score: Points) -> Result<(), FieldCode> {
        if !(self.min..=self.max).contains(&score) {
            return Err(FieldCode::OutOfRange);
        }
        if self.kind == CriterionKind::Adjectival && self.levels.iter().all(|level| level.value != score) {
            return Err(FieldCode::OffStep);
        }
        match self.step {
            Some(step) if step > Points::ZERO && (score.millionths() - self.min.millionths()) % step.millionths() != 0 => {
                Err(FieldCode::OffStep)
            }
            _ => Ok(()),
        }
    }
}

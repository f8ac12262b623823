//! What jurors score by.

use super::{LocalizedText, Points};
use crate::code::FieldCode;
use crate::id::CriterionId;
use crate::refusal::Check;
use serde::{Deserialize, Serialize};

/// The criteria of one review phase. A score keeps the version of the rubric by which it was given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Rubric {
    /// The criteria, in the order in which a juror sees them.
    #[cfg_attr(feature = "openapi", schema(max_items = 40))]
    pub criteria: Vec<Criterion>,
}

/// One criterion with a scale of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3", "label": {"fr": "Innovation", "ar": null, "en": "Innovation"}, "guidance": {"fr": null, "ar": null, "en": null},
    "min": 0, "max": 5, "step": 0.5, "weight": 30, "threshold": null, "required": true, "comment_required": false})))]
pub struct Criterion {
    /// Given by the server when the criterion is new; sent back to keep it.
    #[serde(default)]
    pub id: Option<CriterionId>,
    /// Its name.
    pub label: LocalizedText,
    /// What the juror should look at.
    #[serde(default)]
    pub guidance: LocalizedText,
    /// The lowest score.
    #[serde(default)]
    pub min: Points,
    /// The highest score.
    pub max: Points,
    /// Scores lie on whole steps from the lowest; without a step any value within the scale is allowed.
    #[serde(default)]
    pub step: Option<Points>,
    /// Its share in the weighted mean; a criterion with weight 0 is shown and never counts.
    pub weight: Points,
    /// The least panel value with which an application is ranked.
    #[serde(default)]
    pub threshold: Option<Points>,
    /// Whether a completed sheet needs a score here.
    #[serde(default = "yes")]
    pub required: bool,
    /// Whether a completed sheet needs a comment here.
    #[serde(default)]
    pub comment_required: bool,
}

fn yes() -> bool {
    true
}

impl Rubric {
    /// The criterion with this id.
    #[must_use]
    pub fn criterion(&self, id: &CriterionId) -> Option<&Criterion> {
        self.criteria.iter().find(|criterion| criterion.id.as_ref() == Some(id))
    }
    /// Notes what is wrong with the rubric.
    pub fn check(&self, check: &mut Check, pointer: &str) {
        let ids: Vec<_> = self.criteria.iter().filter_map(|criterion| criterion.id.as_ref()).collect();
        check.distinct(&format!("{pointer}/criteria"), &ids, 40);
        for (index, criterion) in self.criteria.iter().enumerate() {
            criterion.check(check, &format!("{pointer}/criteria/{index}"));
        }
        if !self.criteria.is_empty() {
            let total: i128 = self.criteria.iter().map(|criterion| i128::from(criterion.weight.millionths().max(0))).sum();
            check.require(total > 0, format!("{pointer}/criteria"), FieldCode::WeightsInvalid);
        }
    }
}

impl Criterion {
    fn check(&self, check: &mut Check, pointer: &str) {
        self.label.check_required(check, &format!("{pointer}/label"), 200);
        self.guidance.check(check, &format!("{pointer}/guidance"), 4_000);
        check.require(self.min < self.max, format!("{pointer}/max"), FieldCode::WrongOrder);
        check.require(self.weight >= Points::ZERO, format!("{pointer}/weight"), FieldCode::OutOfRange);
        if let Some(step) = self.step {
            let fits = step > Points::ZERO && (self.max.millionths() - self.min.millionths()) % step.millionths() == 0;
            check.require(fits, format!("{pointer}/step"), FieldCode::OffStep);
        }
        if let Some(threshold) = self.threshold {
            check.require((self.min..=self.max).contains(&threshold), format!("{pointer}/threshold"), FieldCode::OutOfRange);
        }
    }
    /// Whether a score is on the scale; else what is wrong with it.
    ///
    /// # Errors
    /// Outside the scale, or between two steps.
    pub fn accept(&self, score: Points) -> Result<(), FieldCode> {
        if !(self.min..=self.max).contains(&score) {
            return Err(FieldCode::OutOfRange);
        }
        match self.step {
            Some(step) if step > Points::ZERO && (score.millionths() - self.min.millionths()) % step.millionths() != 0 => {
                Err(FieldCode::OffStep)
            }
            _ => Ok(()),
        }
    }
}

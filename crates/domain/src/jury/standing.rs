//! Whether a sheet counts by what it says, for the juror who writes it.

use super::aggregate::{Composite, MissingPolicy};
use super::ranking::{coverage_rule, review_whole};
use crate::document::{Rubric, ScoreSheet};
use crate::states::states;
use serde::Serialize;

states! {
    /// Why a sheet does not count as it stands.
    NotCounted {
        /// No criterion that has weight is scored.
        NothingScored = "nothing_scored",
        /// A criterion that has weight is not scored, and the rubric says that a review does not count then.
        CriteriaMissing = "criteria_missing",
        /// The criteria that are scored carry less of the weight than the rubric asks for.
        CoverageTooLow = "coverage_too_low",
        /// A score is off the scale of its criterion.
        OffScale = "off_scale",
    }
}

/// Whether a sheet counts as it stands, once it is handed in: by its own scores and the rubric alone.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"counts": false, "reason": "coverage_too_low", "coverage": 0.4})))]
pub struct SheetStanding {
    /// Whether it counts in the ranking once it is handed in.
    pub counts: bool,
    /// Why not; null where it counts.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub reason: Option<NotCounted>,
    /// The share of the weight that the scored criteria carry.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 1))]
    pub coverage: f64,
}

/// How a sheet stands by a rubric. It may be handed in all the same where it would not count.
#[must_use]
pub fn sheet_standing(sheet: &ScoreSheet, rubric: &Rubric) -> SheetStanding {
    let criteria: Vec<_> = rubric.scored().filter_map(|criterion| Some((criterion.id.as_ref()?, criterion))).collect();
    let whole = review_whole(sheet, rubric, &criteria);
    let rule = coverage_rule(rubric);
    let reason = match whole {
        None => Some(NotCounted::OffScale),
        Some(whole) if whole.counted(rule).is_some() => None,
        Some(Composite { value: None, .. }) => Some(NotCounted::NothingScored),
        Some(_) if rule.missing == MissingPolicy::Reject => Some(NotCounted::CriteriaMissing),
        Some(_) => Some(NotCounted::CoverageTooLow),
    };
    SheetStanding { counts: reason.is_none(), reason, coverage: whole.map_or(0.0, |whole| whole.coverage) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Points;
    use crate::jury::review_score;
    use crate::jury::testing::{criterion, sheet};

    fn rubric(missing: Option<MissingPolicy>, min_coverage: Option<f64>) -> Rubric {
        let min_coverage = min_coverage.map(|share| Points::from_f64(share).unwrap());
        Rubric { missing, min_coverage, ..Rubric::of(vec![criterion(1, 2.0, None), criterion(2, 3.0, None), criterion(3, 0.0, None)]) }
    }

    #[test]
    fn a_juror_is_told_why_a_sheet_would_not_count() {
        let (first, second) = (sheet(&[(1, Some(4.0)), (2, None)]), sheet(&[(2, Some(4.0))]));
        let both = sheet(&[(1, Some(4.0)), (2, Some(3.0))]);
        let (nothing, off) = (ScoreSheet::default(), sheet(&[(1, Some(9.0)), (2, Some(3.0))]));
        let plain = rubric(None, None);
        let (strict, zero, most) =
            (rubric(Some(MissingPolicy::Reject), None), rubric(Some(MissingPolicy::Zero), None), rubric(None, Some(0.7)));
        for (sheet, rubric, reason, coverage) in [
            (&first, &plain, Some(NotCounted::CoverageTooLow), 0.4),
            (&second, &plain, None, 0.6),
            (&second, &most, Some(NotCounted::CoverageTooLow), 0.6),
            (&second, &strict, Some(NotCounted::CriteriaMissing), 0.6),
            // Without weight, a criterion that is left out is missed by nobody.
            (&both, &strict, None, 1.0),
            (&first, &zero, None, 0.4),
            (&nothing, &plain, Some(NotCounted::NothingScored), 0.0),
            (&nothing, &strict, Some(NotCounted::NothingScored), 0.0),
            (&nothing, &zero, None, 0.0),
            (&off, &plain, Some(NotCounted::OffScale), 0.0),
        ] {
            assert_eq!(sheet_standing(sheet, rubric), SheetStanding { counts: reason.is_none(), reason, coverage });
            assert_eq!(review_score(sheet, rubric).is_some(), reason.is_none(), "what the ranking does with it");
        }
    }
}

//! What jurors score by.

use super::{Criterion, CriterionKind, Key, LocalizedText, Points};
use crate::code::FieldCode;
use crate::id::CriterionId;
use crate::jury::MissingPolicy;
use crate::refusal::{Check, Unit};
use crate::states::{default_state, states};
use serde::{Deserialize, Serialize};

states! {
    /// How the sheets of several jurors become one score.
    Aggregation {
        /// The mean.
        Mean = "mean",
        /// The median.
        Median = "median",
        /// The mean without the highest and the lowest, where there are four or more.
        TrimmedMean = "trimmed_mean",
        /// The sum. With equal panels its order is that of the mean, by which applications are ranked so that the number of jurors never counts.
        Sum = "sum",
        /// The panel agrees on one sheet; where there are more, their mean.
        Consensus = "consensus",
    }
}

default_state!(Aggregation::Mean);

states! {
    /// How the criteria of a sheet become one score.
    Combination {
        /// The mean by weights.
        WeightedMean = "weighted_mean",
        /// The sum of the points. Weights are then in proportion to the scales, so that its order is that of the mean.
        Sum = "sum",
    }
}

default_state!(Combination::WeightedMean);

/// The criteria of one review phase. A score keeps the version of the rubric by which it was given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Rubric {
    /// The criteria, in the order in which a juror sees them.
    #[cfg_attr(feature = "openapi", schema(max_items = 40))]
    pub criteria: Vec<Criterion>,
    /// Criteria of which no more than the name is known. Nobody scores by them; publication needs real ones.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 40))]
    pub outline: Vec<LocalizedText>,
    /// How many criteria there are, where not all are named.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 100))]
    pub outline_count: Option<u32>,
    /// What the weights of the top criteria must add up to, such as 100; without it any sum above zero is right.
    #[serde(default)]
    pub weights_total: Option<Points>,
    /// How the criteria of a sheet become one score.
    #[serde(default)]
    pub combination: Combination,
    /// How the sheets of several jurors become one score.
    #[serde(default)]
    pub aggregation: Aggregation,
    /// What becomes of a sheet that leaves criteria out; where the rubric does not say, those that were scored carry the weight of the
    /// others.
    #[serde(default)]
    pub missing: Option<MissingPolicy>,
    /// The least share of the weight, 0 to 1, that a sheet has to score to count, where those that were scored carry the weight of the
    /// others; where the rubric does not say, one half.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 1))]
    pub min_coverage: Option<Points>,
    /// The least total with which an application is ranked, on the scale of 0 to 100.
    #[serde(default)]
    pub threshold: Option<Points>,
    /// The least total is not told to applicants.
    #[serde(default)]
    pub threshold_private: bool,
    /// Criteria that part ties, the first first.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 40))]
    pub tie_break: Vec<Key>,
    /// Counted by the server: grows with each change of the rubric.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(read_only, minimum = 1))]
    pub version: Option<u32>,
}

impl Rubric {
    /// A rubric of these criteria, by the mean of jurors.
    #[must_use]
    pub fn of(criteria: Vec<Criterion>) -> Self {
        Self { criteria, ..Self::default() }
    }
    /// The criterion with this id.
    #[must_use]
    pub fn criterion(&self, id: &CriterionId) -> Option<&Criterion> {
        self.criteria.iter().find(|criterion| criterion.id.as_ref() == Some(id))
    }
    /// Whether other criteria are parts of this one: it has no score of its own.
    #[must_use]
    pub fn has_parts(&self, criterion: &Criterion) -> bool {
        criterion.key.is_some() && self.criteria.iter().any(|part| part.parent == criterion.key)
    }
    /// The criteria that jurors score.
    pub fn scored(&self) -> impl Iterator<Item = &Criterion> {
        self.criteria.iter().filter(|criterion| !self.has_parts(criterion))
    }

    /// Notes what is wrong with the rubric.
    pub fn check(&self, check: &mut Check, pointer: &str) {
        let criteria = format!("{pointer}/criteria");
        let ids: Vec<_> = self.criteria.iter().filter_map(|criterion| criterion.id.as_ref()).collect();
        check.distinct(&criteria, &ids, 40);
        check.at_most(&criteria, self.criteria.len(), 40, Unit::Items);
        for (index, criterion) in self.criteria.iter().enumerate() {
            let pointer = format!("{criteria}/{index}");
            criterion.check(check, &pointer);
            if let Some(key) = &criterion.key {
                let first = self.criteria.iter().position(|other| other.key.as_ref() == Some(key)) == Some(index);
                check.require(first, format!("{pointer}/key"), FieldCode::Duplicate);
            }
            if criterion.parent.is_some() {
                // One level of parts: a part of a part would need weights of weights that nobody can check by hand.
                let whole = self.criteria.iter().find(|other| other.key == criterion.parent);
                let fits = whole.is_some_and(|whole| whole.parent.is_none() && whole.key != criterion.key);
                check.require(fits, format!("{pointer}/parent"), FieldCode::UnknownReference);
            }
        }
        check_names(check, &format!("{pointer}/outline"), &self.outline);
        check_number_of_names(check, &format!("{pointer}/outline_count"), self.outline_count, &self.outline);
        self.check_weights(check, pointer);
        let in_scale = self.threshold.is_none_or(|least| (Points::ZERO..=Points::whole(100)).contains(&least));
        check.require(in_scale, format!("{pointer}/threshold"), FieldCode::OutOfRange);
        let share = self.min_coverage.is_none_or(|least| (Points::ZERO..=Points::whole(1)).contains(&least));
        check.require(share, format!("{pointer}/min_coverage"), FieldCode::OutOfRange);
        let renormalised = matches!(self.missing, None | Some(MissingPolicy::Renormalise));
        check.require(renormalised || self.min_coverage.is_none(), format!("{pointer}/min_coverage"), FieldCode::NotAllowed);
        check.distinct(&format!("{pointer}/tie_break"), &self.tie_break, 40);
        for (index, key) in self.tie_break.iter().enumerate() {
            let known = self.scored().any(|criterion| criterion.key.as_ref() == Some(key));
            check.require(known, format!("{pointer}/tie_break/{index}"), FieldCode::UnknownReference);
        }
    }

    fn check_weights(&self, check: &mut Check, pointer: &str) {
        let sum_of = |parent: Option<&Key>| -> i128 {
            let siblings = self.criteria.iter().filter(|criterion| criterion.parent.as_ref() == parent);
            siblings.map(|criterion| i128::from(criterion.weight.millionths().max(0))).sum()
        };
        let total = sum_of(None);
        // A panel that only passes or fails needs no weights.
        let counts = |criterion: &Criterion| !matches!(criterion.kind, CriterionKind::PassFail | CriterionKind::GoNoGo);
        if self.criteria.iter().any(counts) {
            check.require(total > 0, format!("{pointer}/criteria"), FieldCode::WeightsInvalid);
        }
        if let Some(declared) = self.weights_total {
            let facts =
                [("max", declared.to_string()), ("length", (Points::from_millionths(total.try_into().unwrap_or(i64::MAX))).to_string())];
            if !self.criteria.is_empty() && total != i128::from(declared.millionths()) {
                check.fail_with(format!("{pointer}/weights_total"), FieldCode::WeightsInvalid, facts);
            }
        }
        for (index, whole) in self.criteria.iter().enumerate().filter(|(_, criterion)| self.has_parts(criterion)) {
            check.require(sum_of(whole.key.as_ref()) > 0, format!("{pointer}/criteria/{index}/weight"), FieldCode::WeightsInvalid);
        }
        if self.combination == Combination::Sum {
            self.check_sum(check, pointer);
        }
    }

    /// Points that are added up weigh as much as their scale is wide; other weights would rank otherwise than the sum that is told.
    fn check_sum(&self, check: &mut Check, pointer: &str) {
        let width = |criterion: &Criterion| i128::from(criterion.max.millionths()) - i128::from(criterion.min.millionths());
        let weight = |criterion: &Criterion| i128::from(criterion.weight.millionths());
        let mut counted = self.criteria.iter().enumerate().filter(|(_, criterion)| weight(criterion) != 0);
        let Some((_, first)) = counted.next() else { return };
        for (index, criterion) in counted {
            let fits = weight(criterion) * width(first) == weight(first) * width(criterion);
            check.require(fits, format!("{pointer}/criteria/{index}/weight"), FieldCode::WeightsInvalid);
        }
    }
}

/// Counts the version of a rubric anew: one more than before where anything of it changed.
pub(super) fn count_versions(rubric: &mut Rubric, before: Option<&Rubric>) {
    let unversioned = |rubric: &Rubric| Rubric { version: None, ..rubric.clone() };
    rubric.version = Some(before.map_or(1, |before| before.version.unwrap_or(1) + u32::from(unversioned(before) != unversioned(rubric))));
}

/// Checks names of criteria.
pub(super) fn check_names(check: &mut Check, pointer: &str, names: &[LocalizedText]) {
    check.at_most(pointer, names.len(), 40, Unit::Items);
    for (index, name) in names.iter().enumerate() {
        name.check_required(check, &format!("{pointer}/{index}"), 500);
    }
}

/// Checks how many criteria there are: no fewer than are named.
pub(super) fn check_number_of_names(check: &mut Check, pointer: &str, count: Option<u32>, names: &[LocalizedText]) {
    let fits = count.is_none_or(|count| (1..=100).contains(&count) && usize::try_from(count).is_ok_and(|count| count >= names.len()));
    check.require(fits, pointer, FieldCode::OutOfRange);
}

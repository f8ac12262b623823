//! What applicants are told, once an outcome is released, of how they were judged: when, by what the call says, and how their
//! dossier stands among the others on each criterion. Never a rank, and nothing of who scored.

use crate::document::{FeedbackKind, Phase, Regimes};
use crate::id::{ApplicationId, AssignmentId, CriterionId};
use crate::jury::{Assignment, Ranking};
use crate::states::states;
use crate::time::Instant;
use std::collections::BTreeSet;

/// How many dossiers it takes to tell how they are spread: of fewer the others could be guessed.
pub const LEAST_SPREAD: usize = 5;

states! {
    /// Whether applicants are told how they were judged.
    FeedbackState {
        /// They are.
        Given = "given",
        /// They will be.
        Later = "later",
        /// The call tells them no more than the outcome.
        NotGiven = "not_given",
    }
}

/// What a call promises for a phase. What the phase says goes before what the call says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FeedbackTerms {
    /// Only those who ask for it get it.
    pub on_request: bool,
    given: Given,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Given {
    Never,
    AtRelease,
    From(Instant),
    AtTheEnd,
}

impl FeedbackTerms {
    /// What the call promises.
    #[must_use]
    pub fn of(phase: Option<&Phase>, regimes: &Regimes) -> Self {
        if let Some(own) = phase.and_then(|phase| phase.feedback.as_ref()) {
            let from = own.given.as_ref().and_then(|moment| moment.at);
            return Self { on_request: own.on_request, given: from.map_or(Given::AtRelease, Given::From) };
        }
        let given = match regimes.feedback {
            None | Some(FeedbackKind::None) => Given::Never,
            Some(FeedbackKind::AtTheEnd) => Given::AtTheEnd,
            Some(FeedbackKind::OnRequest | FeedbackKind::EachPhase) => Given::AtRelease,
        };
        Self { on_request: regimes.feedback == Some(FeedbackKind::OnRequest), given }
    }

    /// Whether it is given at `now`, and from when if that is known and lies ahead. The outcome is released; `ended` says whether all
    /// others of the call are too.
    #[must_use]
    pub fn state(&self, ended: bool, now: Instant) -> (FeedbackState, Option<Instant>) {
        match self.given {
            Given::Never => (FeedbackState::NotGiven, None),
            Given::From(from) if now < from => (FeedbackState::Later, Some(from)),
            Given::AtTheEnd if !ended => (FeedbackState::Later, None),
            Given::AtRelease | Given::From(_) | Given::AtTheEnd => (FeedbackState::Given, None),
        }
    }
}

/// What the panel says of one dossier on one criterion, on the criterion's own scale.
#[derive(Clone, Debug, PartialEq)]
pub struct CriterionFeedback {
    /// The criterion.
    pub criterion: CriterionId,
    /// What the panel gave; none if nobody scored it.
    pub value: Option<f64>,
    /// What it gave all dossiers; none for fewer than [`LEAST_SPREAD`].
    pub spread: Option<Spread>,
}

/// How values are spread, on the criterion's own scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// How many dossiers have one.
    pub applications: usize,
    /// The lowest.
    pub lowest: f64,
    /// A quarter of them are below.
    pub lower_quartile: f64,
    /// A half of them are below.
    pub median: f64,
    /// Three quarters of them are below.
    pub upper_quartile: f64,
    /// The highest.
    pub highest: f64,
}

/// What the jurors whose sheets count say to the applicant, in alphabetical order, which tells nothing of who wrote what.
#[must_use]
pub fn feedback_texts<'a>(sheets: impl IntoIterator<Item = &'a Assignment>, set_aside: &BTreeSet<AssignmentId>) -> Vec<String> {
    let counting = sheets.into_iter().filter(|item| !set_aside.contains(&item.id)).filter_map(Assignment::review);
    let mut texts: Vec<String> = counting.map(|review| review.sheet.feedback.trim().to_owned()).filter(|text| !text.is_empty()).collect();
    texts.sort();
    texts
}

/// What the panel says of a dossier, criterion by criterion; nothing where the ranking does not hold it.
#[must_use]
pub fn criteria_feedback(ranking: &Ranking, application: &ApplicationId) -> Vec<CriterionFeedback> {
    let own = ranking.entries.iter().find(|entry| &entry.application == application);
    let of_all = |criterion: &CriterionId| {
        let values = ranking.entries.iter().flat_map(|entry| &entry.criteria).filter(|value| &value.criterion == criterion);
        values.filter_map(|value| value.mean).collect::<Vec<f64>>()
    };
    let values = own.into_iter().flat_map(|entry| &entry.criteria);
    values
        .map(|value| CriterionFeedback { criterion: value.criterion.clone(), value: value.mean, spread: spread(of_all(&value.criterion)) })
        .collect()
}

fn spread(mut values: Vec<f64>) -> Option<Spread> {
    if values.len() < LEAST_SPREAD {
        return None;
    }
    values.sort_by(f64::total_cmp);
    Some(Spread {
        applications: values.len(),
        lowest: quartile(&values, 0)?,
        lower_quartile: quartile(&values, 1)?,
        median: quartile(&values, 2)?,
        upper_quartile: quartile(&values, 3)?,
        highest: quartile(&values, 4)?,
    })
}

/// A quartile of sorted values, on the line between the two that it falls between.
fn quartile(sorted: &[f64], quarters: usize) -> Option<f64> {
    let place = quarters * sorted.len().checked_sub(1)?;
    let below = *sorted.get(place / 4)?;
    let above = sorted.get(place / 4 + 1).copied().unwrap_or(below);
    let share = match place % 4 {
        0 => 0.0,
        1 => 0.25,
        2 => 0.5,
        _ => 0.75,
    };
    Some(below + (above - below) * share)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::PhaseKind;
    use crate::id::Id as _;
    use crate::jury::{PanelValue, RankedApplication};
    use proptest::prelude::*;

    fn ranking(values: &[Option<f64>]) -> Ranking {
        let entry = |(n, mean): (usize, &Option<f64>)| RankedApplication {
            application: ApplicationId::from_stored(format!("app_{n}")),
            score: None,
            display: None,
            rank: None,
            tied: false,
            reviews: 1,
            excluded_reviews: Vec::new(),
            criteria: vec![PanelValue { criterion: CriterionId::from_stored("crt_1".into()), mean: *mean }],
            below_threshold: false,
            failed: Vec::new(),
        };
        Ranking { rubric_version: 1, method: String::new(), analysis: None, entries: values.iter().enumerate().map(entry).collect() }
    }

    fn told(values: &[Option<f64>], application: usize) -> Vec<CriterionFeedback> {
        criteria_feedback(&ranking(values), &ApplicationId::from_stored(format!("app_{application}")))
    }

    #[test]
    fn quartiles_are_those_of_the_textbook() {
        let values: Vec<Option<f64>> = [5.0, 1.0, 4.0, 2.0, 3.0, 6.0].map(Some).to_vec();
        let spread = told(&values, 0)[0].spread.unwrap();
        assert_eq!((spread.lowest, spread.lower_quartile, spread.median), (1.0, 2.25, 3.5));
        assert_eq!((spread.upper_quartile, spread.highest, spread.applications), (4.75, 6.0, 6));
    }

    #[test]
    fn few_dossiers_tell_nothing_of_the_others() {
        let four = [Some(1.0), Some(2.0), Some(3.0), Some(4.0), None];
        assert_eq!(
            told(&four, 1)[0],
            CriterionFeedback { criterion: CriterionId::from_stored("crt_1".into()), value: Some(2.0), spread: None }
        );
        assert_eq!(told(&four, 4)[0].value, None);
        assert!(told(&four, 9).is_empty(), "it was not judged");
    }

    #[test]
    fn what_the_phase_says_goes_before_what_the_call_says() {
        let (early, late) = (Instant::from_micros(1), Instant::from_micros(9));
        let call = |feedback| Regimes { feedback, ..Regimes::default() };
        let state = |phase: Option<&Phase>, feedback, ended, now| FeedbackTerms::of(phase, &call(feedback)).state(ended, now).0;
        for (kind, ended, expected) in [
            (None, true, FeedbackState::NotGiven),
            (Some(FeedbackKind::None), true, FeedbackState::NotGiven),
            (Some(FeedbackKind::EachPhase), false, FeedbackState::Given),
            (Some(FeedbackKind::OnRequest), false, FeedbackState::Given),
            (Some(FeedbackKind::AtTheEnd), false, FeedbackState::Later),
            (Some(FeedbackKind::AtTheEnd), true, FeedbackState::Given),
        ] {
            assert_eq!(state(None, kind, ended, early), expected, "{kind:?}");
        }
        assert!(FeedbackTerms::of(None, &call(Some(FeedbackKind::OnRequest))).on_request);
        let own = serde_json::json!({"given": {"local": "2027-10-01T00:00:00", "at": late}, "on_request": true});
        let phase = Phase { feedback: Some(serde_json::from_value(own).unwrap()), ..Phase::new(PhaseKind::Review) };
        let terms = FeedbackTerms::of(Some(&phase), &call(Some(FeedbackKind::None)));
        assert_eq!((terms.on_request, terms.state(true, early)), (true, (FeedbackState::Later, Some(late))));
        assert_eq!(terms.state(false, late), (FeedbackState::Given, None), "half-open");
    }

    proptest! {
        /// The spread lies in order within the values, and does not depend on who is who.
        #[test]
        fn a_spread_is_in_order_and_tells_no_rank(mut values in prop::collection::vec(0..=10_u8, 5..40)) {
            let told_of = |values: &[u8]| {
                let values: Vec<Option<f64>> = values.iter().map(|value| Some(f64::from(*value))).collect();
                told(&values, 0)[0].spread.unwrap()
            };
            let spread = told_of(&values);
            let steps = [spread.lowest, spread.lower_quartile, spread.median, spread.upper_quartile, spread.highest];
            prop_assert!(steps.is_sorted());
            prop_assert_eq!((spread.lowest, spread.highest), (f64::from(*values.iter().min().unwrap()), f64::from(*values.iter().max().unwrap())));
            values.reverse();
            prop_assert_eq!(told_of(&values), spread);
        }
    }
}

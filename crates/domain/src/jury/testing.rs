//! What the tests of the jury share.

use super::{Assignment, AssignmentState, JurorExclusions, RankedApplication, Ranking, ReviewPhase, ReviewState};
use crate::document::{Criterion, CriterionScore, LocalizedText, Points, ReviewPolicy, Rubric, ScoreSheet};
use crate::id::{CriterionId, Id};
use crate::time::{Instant, Span};
use std::collections::BTreeMap;

/// The identifier with this number; numbers and identifiers have the same order.
pub(crate) fn id<T: Id>(n: u8) -> T {
    T::from_ulid(ulid::Ulid::from(u128::from(n)))
}

/// `hour` hours after the epoch.
pub(crate) fn moment(hour: i64) -> Instant {
    Instant::from_micros(0) + Span::hours(hour)
}

/// A criterion from 0 to 5 with this weight.
pub(super) fn criterion(n: u8, weight: f64, threshold: Option<f64>) -> Criterion {
    Criterion {
        id: Some(id(n)),
        threshold: threshold.map(|value| Points::from_f64(value).unwrap()),
        ..Criterion::points(LocalizedText::default(), Points::whole(5), Points::from_f64(weight).unwrap())
    }
}

/// A sheet with these scores, without comments.
pub(super) fn sheet(scores: &[(u8, Option<f64>)]) -> ScoreSheet {
    let entry = |(n, score): &(u8, Option<f64>)| {
        let score = score.map(|value| Points::from_f64(value).unwrap());
        (id::<CriterionId>(*n), CriterionScore { score, comment: String::new() })
    };
    ScoreSheet { scores: scores.iter().map(entry).collect::<BTreeMap<_, _>>(), ..ScoreSheet::default() }
}

/// An assignment without a sheet, with an identifier of its own in phase 1.
pub(super) fn assignment(juror: u8, application: u8, state: AssignmentState) -> Assignment {
    Assignment {
        id: id(juror.wrapping_mul(16).wrapping_add(application)),
        phase: id(1),
        juror: id(juror),
        application: id(application),
        pseudonym: "A7K2M9QX".into(),
        state,
        sheet: None,
        corrected: None,
        rubric_version: 1,
        reason: None,
        completed_at: None,
        version: 1,
        created_at: moment(0),
        updated_at: moment(0),
    }
}

/// A sealed review phase with two criteria of equal weight, which opens at hour 10 and needs two reviews an application.
pub(crate) fn phase(state: ReviewState) -> ReviewPhase {
    let rubric = Rubric::of(vec![criterion(1, 1.0, None), criterion(2, 1.0, None)]);
    ReviewPhase {
        id: id(1),
        challenge: id(2),
        state,
        policy: ReviewPolicy { reviews_per_application: 2, ..ReviewPolicy::standard(rubric.clone()) },
        opens_at: Some(moment(10)),
        closes_at: Some(moment(20)),
        rubric,
        rubric_version: 1,
        assumption: None,
        exclusions: JurorExclusions::default(),
        locked_by: None,
        locked_at: None,
        decision: None,
        decided_by: None,
        decided_at: None,
        released_by: None,
        released_at: None,
        version: 1,
        created_at: moment(0),
        updated_at: moment(0),
    }
}

/// A ranking of the applications 1, 2, … with these ranks; `None` failed a threshold.
pub(super) fn ranking_of(ranks: &[Option<u32>]) -> Ranking {
    let entry = |(n, rank): (u8, &Option<u32>)| RankedApplication {
        application: id(n),
        score: Some(50.0),
        display: None,
        rank: *rank,
        tied: false,
        reviews: 1,
        excluded_reviews: vec![],
        criteria: vec![],
        below_threshold: false,
        failed: if rank.is_none() { vec![id::<CriterionId>(1)] } else { vec![] },
    };
    Ranking { rubric_version: 1, method: "weighted_mean".into(), entries: (1..).zip(ranks).map(entry).collect(), analysis: None }
}

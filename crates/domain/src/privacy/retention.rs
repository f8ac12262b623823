//! The clock of each call: until when the personal data of its dossiers are kept.

use crate::challenge::{Challenge, ChallengeState};
use crate::jury::ReviewPhase;
use crate::time::Instant;

/// For how many months personal data are kept where the call does not say.
pub const RETENTION_MONTHS: u32 = 60;
/// For how many months after the last window what was never handed in, or was withdrawn, is kept.
pub const UNSUBMITTED_MONTHS: u32 = 6;

/// Until when the personal data of a call are kept. `None` while the clock has not begun: the call has no last deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retention {
    /// Those of dossiers that were never handed in, or were withdrawn.
    pub unsubmitted: Option<Instant>,
    /// All others.
    pub whole: Option<Instant>,
}

impl Retention {
    /// The clock of a call. It begins with the cancellation; else with the last released decision, or with the end of the last phase
    /// if that is later, so that a call that nobody ever decides keeps nothing for good.
    #[must_use]
    pub fn of(challenge: &Challenge, reviews: &[ReviewPhase]) -> Self {
        let document = &challenge.document;
        let kept = document.regimes.retention_months.unwrap_or(RETENTION_MONTHS);
        let (closed, ended) = if challenge.state == ChallengeState::Cancelled {
            // Nothing changes a cancelled call any more.
            (Some(challenge.updated_at), Some(challenge.updated_at))
        } else {
            let closed = document.application_span().1;
            let phases = document.phases.iter().filter_map(|phase| phase.closes_at());
            let released = reviews.iter().filter_map(|phase| phase.released_at);
            (closed, closed.map(|closed| phases.chain(released).fold(closed, Ord::max)))
        };
        let whole = ended.map(|at| at.plus_months(kept));
        // Never longer than the rest.
        let unsubmitted = closed.map(|at| at.plus_months(UNSUBMITTED_MONTHS)).min(whole);
        Self { unsubmitted, whole }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::ChallengeDocument;
    use crate::id::Id as _;
    use proptest::prelude::*;
    use serde_json::json;

    fn call(closes: &str, months: Option<u32>) -> Challenge {
        let closes = json!({"local": closes, "at": format!("{closes}Z")});
        let phases = json!([{"kind": "application", "opens": {"local": "2027-01-15", "at": "2027-01-15T00:00:00Z"}, "closes": closes}]);
        let document = json!({"title": {"fr": "T"}, "phases": phases, "regimes": {"retention_months": months}});
        let at = Instant::parse("2027-01-01T00:00:00Z").unwrap();
        Challenge {
            id: crate::id::ChallengeId::from_stored("chl_1".into()),
            organisation: crate::id::OrganisationId::from_stored("org_1".into()),
            programme: None,
            state: ChallengeState::Published,
            document: serde_json::from_value::<ChallengeDocument>(document).unwrap().into(),
            note: None,
            publish_at: None,
            published_at: Some(at),
            created_by: crate::id::UserId::from_stored("usr_1".into()),
            version: 1,
            created_at: at,
            updated_at: at,
        }
    }

    #[test]
    fn the_clock_begins_with_the_end_of_the_call_or_its_cancellation() {
        let told = |call: &Challenge| Retention::of(call, &[]).whole.map(|at| at.to_string());
        assert_eq!(told(&call("2027-03-31T12:00:00", None)).as_deref(), Some("2032-03-31T12:00:00.000000Z"));
        assert_eq!(told(&call("2027-03-31T12:00:00", Some(11))).as_deref(), Some("2028-02-29T12:00:00.000000Z"));
        let cancelled = Challenge { state: ChallengeState::Cancelled, ..call("2027-03-31T12:00:00", None) };
        assert_eq!(told(&cancelled).as_deref(), Some("2032-01-01T00:00:00.000000Z"));
        let unsubmitted = Retention::of(&call("2027-03-31T12:00:00", None), &[]).unsubmitted;
        assert_eq!(unsubmitted.map(|at| at.to_string()).as_deref(), Some("2027-09-30T12:00:00.000000Z"));
    }

    proptest! {
        #[test]
        fn what_was_never_handed_in_goes_first(months in 1_u32..=120) {
            let retention = Retention::of(&call("2027-03-31T12:00:00", Some(months)), &[]);
            prop_assert!(retention.unsubmitted.unwrap() <= retention.whole.unwrap());
        }
    }
}

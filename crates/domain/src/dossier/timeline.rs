//! What happened to a dossier, as its startup may know it.

use crate::document::Outcome;
use crate::eligibility::EligibilityRuling;
use crate::id::{AppealId, PhaseId};
use crate::states::states;
use crate::time::Instant;

states! {
    /// What happened to a dossier.
    TimelineKind {
        /// It was begun.
        Begun = "begun",
        /// It was handed in for the first time.
        Submitted = "submitted",
        /// What was handed in was replaced: changed before the deadline, or corrected.
        Changed = "changed",
        /// It got more time than the others.
        Extended = "extended",
        /// It may be corrected.
        Reopened = "reopened",
        /// It was taken back.
        Withdrawn = "withdrawn",
        /// The operators wrote in its thread: a question, or documents that they ask for.
        Asked = "asked",
        /// A decision about its eligibility was announced.
        EligibilityAnnounced = "eligibility_announced",
        /// The outcome of a phase was released.
        OutcomeReleased = "outcome_released",
        /// A correction of the outcome was released: another one holds, or it is explained otherwise.
        OutcomeCorrected = "outcome_corrected",
        /// Its startup appealed against an outcome.
        AppealFiled = "appeal_filed",
        /// The appeal was decided.
        AppealDecided = "appeal_decided",
    }
}

/// Something that happened to a dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineEntry {
    /// When.
    pub at: Instant,
    /// What.
    pub kind: TimelineKind,
    /// The version that was handed in.
    pub version: Option<i64>,
    /// Until when more was granted.
    pub until: Option<Instant>,
    /// What was decided about its eligibility.
    pub eligibility: Option<EligibilityRuling>,
    /// The review phase of an outcome or an appeal.
    pub phase: Option<PhaseId>,
    /// What was decided there.
    pub outcome: Option<Outcome>,
    /// The appeal.
    pub appeal: Option<AppealId>,
}

impl TimelineEntry {
    /// Something that happened, without more to say of it.
    #[must_use]
    pub const fn new(at: Instant, kind: TimelineKind) -> Self {
        Self { at, kind, version: None, until: None, eligibility: None, phase: None, outcome: None, appeal: None }
    }

    /// Its place among the others: by time, and what happened at once in the order in which it follows.
    #[must_use]
    pub fn place(&self) -> (Instant, TimelineKind, i64, String) {
        let subject = self.phase.as_ref().map(ToString::to_string).unwrap_or_default();
        (self.at, self.kind, self.version.unwrap_or_default(), subject)
    }
}

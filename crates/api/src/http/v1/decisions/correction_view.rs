//! How corrections of released decisions, and the versions that they make, are shown.

use crate::service::jury::corrections::DecisionVersion;
use crate::service::jury::corrections::show::Proposal;
use serde::Serialize;
use tahaddi_domain::document::{CorrectionDocument, Outcome};
use tahaddi_domain::id::{AppealId, ApplicationId, PhaseId, UserId};
use tahaddi_domain::jury::{DecisionCorrection, OutcomeChange};
use tahaddi_domain::time::Instant;
use utoipa::ToSchema;

/// A correction of a released decision that waits for a second person.
#[derive(Debug, Serialize, ToSchema)]
pub struct CorrectionProposalView {
    /// The review phase.
    pub phase_id: PhaseId,
    /// The number of the version that it would be; what was first released is 1.
    #[schema(minimum = 2, maximum = 9_007_199_254_740_991_i64)]
    pub number: i64,
    /// What it says.
    pub document: CorrectionDocument,
    /// What it would change for the applicants: they, and nobody else, are told.
    #[schema(max_items = 20000)]
    pub changes: Vec<OutcomeChangeView>,
    /// Who proposed it: somebody else releases.
    pub proposed_by: UserId,
    /// When.
    pub proposed_at: Instant,
}

/// What a correction changes for an application.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"application_id": "app_01kax3v8m0t2r4q6w8y0b1c2d3", "before": "selected", "before_reason": null, "after": "reserve",
    "after_reason": "Une place a été attribuée par erreur."}))]
pub struct OutcomeChangeView {
    /// The application.
    pub application_id: ApplicationId,
    /// What was decided before.
    pub before: Outcome,
    /// Why.
    #[schema(required, max_length = 4000)]
    pub before_reason: Option<String>,
    /// What is decided then; the same where only the reason was wrong.
    pub after: Outcome,
    /// Why.
    #[schema(required, max_length = 4000)]
    pub after_reason: Option<String>,
}

impl From<OutcomeChange> for OutcomeChangeView {
    fn from(change: OutcomeChange) -> Self {
        Self {
            application_id: change.application,
            before: change.before.outcome,
            before_reason: change.before.reason,
            after: change.after.outcome,
            after_reason: change.after.reason,
        }
    }
}

impl From<Proposal> for CorrectionProposalView {
    fn from(proposal: Proposal) -> Self {
        let Proposal { stage, correction, changes } = proposal;
        Self {
            phase_id: stage.phase.id,
            number: correction.number,
            document: correction.document,
            changes: changes.into_iter().map(OutcomeChangeView::from).collect(),
            proposed_by: correction.proposed_by,
            proposed_at: correction.proposed_at,
        }
    }
}

/// Why a version of a decision replaced the one before.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"reason": "Le recours a montré que deux dossiers avaient été confondus.",
    "public_reason": "Deux dossiers avaient été confondus.", "appeal_ids": ["apl_01kax3v8m0t2r4q6w8y0b1c2d3"]}))]
pub struct CorrectionReasonView {
    /// Why, for those who read the decision.
    #[schema(max_length = 4000)]
    pub reason: String,
    /// Why, as everybody may read it.
    #[schema(max_length = 2000)]
    pub public_reason: String,
    /// The appeals from which it follows.
    #[schema(max_items = 100)]
    pub appeal_ids: Vec<AppealId>,
}

impl From<&DecisionCorrection> for CorrectionReasonView {
    fn from(correction: &DecisionCorrection) -> Self {
        let CorrectionDocument { reason, public_reason, appeal_ids, .. } = correction.document.clone();
        Self { reason, public_reason, appeal_ids }
    }
}

/// The versions of a decision.
#[derive(Debug, Serialize, ToSchema)]
pub struct DecisionVersionsView {
    /// The review phase.
    pub phase_id: PhaseId,
    /// All of them, oldest first. What each says in full is the answer of `decisions_view` with its number.
    #[schema(max_items = 10000)]
    pub versions: Vec<DecisionVersionView>,
}

/// A version of a decision.
#[derive(Debug, Serialize, ToSchema)]
pub struct DecisionVersionView {
    /// Its number; what was decided first is 1.
    #[schema(minimum = 1, maximum = 9_007_199_254_740_991_i64)]
    pub number: i64,
    /// Who decided, or proposed the correction.
    #[schema(required)]
    pub decided_by: Option<UserId>,
    /// When.
    #[schema(required)]
    pub decided_at: Option<Instant>,
    /// Who released it; null until then.
    #[schema(required)]
    pub released_by: Option<UserId>,
    /// From when on it was in force; null until its release.
    #[schema(required)]
    pub released_at: Option<Instant>,
    /// Until when it was in force; null for the one that is, or will be.
    #[schema(required)]
    pub valid_until: Option<Instant>,
    /// Why it replaced the one before; null for the first.
    #[schema(required)]
    pub correction: Option<CorrectionReasonView>,
    /// What it changed for the applicants; empty for the first.
    #[schema(max_items = 20000)]
    pub changes: Vec<OutcomeChangeView>,
}

impl From<DecisionVersion> for DecisionVersionView {
    fn from(version: DecisionVersion) -> Self {
        Self {
            number: version.number,
            decided_by: version.phase.decided_by,
            decided_at: version.phase.decided_at,
            released_by: version.phase.released_by,
            released_at: version.phase.released_at,
            valid_until: version.valid_until,
            correction: version.correction.as_ref().map(CorrectionReasonView::from),
            changes: version.changes.into_iter().map(OutcomeChangeView::from).collect(),
        }
    }
}

//! Decide about the eligibility of applications.

use super::eligibility_view::EligibilityDecisionView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post};
use crate::http::reply::Found;
use crate::service::application::eligibility::{Ruled, decide};
use serde::{Deserialize, Serialize};
use tahaddi_domain::code::Code;
use tahaddi_domain::document::Key;
use tahaddi_domain::eligibility::{EligibilityRuling, RulingRequest};
use tahaddi_domain::id::{ApplicationId, ChallengeId};
use utoipa::ToSchema;

/// What is decided about the eligibility of applications.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"dry_run": true, "decisions": [
    {"application_id": "app_01kax3v8m0t2r4q6w8y0b1c2d3", "verdict": "eligible"},
    {"application_id": "app_01kax3v8m0t2r4q6w8y0b1c2d4", "verdict": "ineligible", "reason": "Le siège est hors du Maroc.", "failed_rules": ["seat"]}]}))]
pub struct CreateEligibilityDecisions {
    /// The decisions: all are kept, or none.
    #[schema(min_items = 1, max_items = 1000)]
    pub decisions: Vec<CreateEligibilityDecision>,
    /// Whether only to see what would be answered: nothing is kept.
    #[serde(default)]
    pub dry_run: bool,
}

/// What is decided about the eligibility of one application.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateEligibilityDecision {
    /// The application, which is submitted.
    pub application_id: ApplicationId,
    /// What is decided.
    pub verdict: EligibilityRuling,
    /// Why; needed wherever something is denied. Its startup reads it once it is announced.
    #[serde(default)]
    #[schema(max_length = 4000)]
    pub reason: Option<String>,
    /// The rules of the call that are not met, where something is denied.
    #[serde(default)]
    #[schema(max_items = 100)]
    pub failed_rules: Vec<Key>,
}

/// What was decided, or would be.
#[derive(Debug, Serialize, ToSchema)]
pub struct EligibilityDecisionsView {
    /// Whether nothing was kept.
    pub dry_run: bool,
    /// The decisions, in the order of the request.
    #[schema(max_items = 1000)]
    pub decisions: Vec<DecidedEligibilityView>,
}

/// What was decided about one application.
#[derive(Debug, Serialize, ToSchema)]
pub struct DecidedEligibilityView {
    /// The application.
    pub application_id: ApplicationId,
    /// What held before; null if nothing was decided.
    #[schema(required)]
    pub before: Option<EligibilityRuling>,
    /// The decision.
    pub decision: EligibilityDecisionView,
}

impl From<Ruled> for DecidedEligibilityView {
    fn from(ruled: Ruled) -> Self {
        Self { application_id: ruled.application, before: ruled.before, decision: EligibilityDecisionView::of(&ruled.decision) }
    }
}

impl From<&CreateEligibilityDecision> for RulingRequest {
    fn from(asked: &CreateEligibilityDecision) -> Self {
        Self {
            application: asked.application_id.clone(),
            ruling: asked.verdict,
            reason: asked.reason.clone(),
            failed_rules: asked.failed_rules.clone(),
        }
    }
}

/// Decide about eligibility
///
/// Of many applications at once: all or none, once applications are closed. A `dry_run` answers the same, be it yes or no, and keeps
/// nothing. The verdict is in force at once: who is ineligible is given to no juror, is taken off the desks of those who have it, and is in
/// no ranking; about whom nothing was decided competes. Startups learn of it by `applications_announce_eligibility`, or with the first
/// outcomes that are released. It can be decided anew until a panel of the call is locked. Rules that people check have their verdict from
/// it. Nobody decides who has a conflict of interest with one of the startups.
#[utoipa::path(post, path = "/v1/challenges/{id}/eligibility-decisions", operation_id = "applications_decide_eligibility", tag = "applications",
    extensions(("x-codes" = json!([Code::InvalidState, Code::ApplicationsSealed, Code::PanelLocked]))))]
pub async fn handle(
    permit: Permit<act::EligibilityDecide>,
    ctx: Ctx,
    id: PathId<ChallengeId>,
    post: Post<CreateEligibilityDecisions>,
) -> Result<Answer<Found<EligibilityDecisionsView>>, ApiError> {
    post.commit(&ctx, &permit.caller, move |tx, caller, body| {
        let requests: Vec<RulingRequest> = body.decisions.iter().map(RulingRequest::from).collect();
        let ruled = decide(tx, caller, &id.0, &requests, body.dry_run)?;
        let decisions = ruled.into_iter().map(DecidedEligibilityView::from).collect();
        Ok(Found::computed(EligibilityDecisionsView { dry_run: body.dry_run, decisions }))
    })
    .await
}

//! Compare two dossiers.

use super::comparison_view::ComparedView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post};
use crate::http::reply::Found;
use crate::service::jury::compare::{Said, compare};
use serde::Deserialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::document::PairVerdict;
use tahaddi_domain::id::{AssignmentId, PhaseId};
use utoipa::ToSchema;

/// What a juror says of two dossiers.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"left_assignment_id": "asg_01kax3v8m0t2r4q6w8y0b1c2d3", "right_assignment_id": "asg_01kax3v8m0t2r4q6w8y0b1c2d4",
    "verdict": "better", "comment": "Le prototype tourne déjà."}))]
pub struct CreateComparison {
    /// The assignment of the one.
    pub left_assignment_id: AssignmentId,
    /// The assignment of the other.
    pub right_assignment_id: AssignmentId,
    /// What the left one is beside the right one.
    pub verdict: PairVerdict,
    /// Why; required where the rules say so, unless the pair is skipped.
    #[serde(default)]
    #[schema(max_length = 5000)]
    pub comment: String,
}

/// Compare two dossiers
///
/// In a phase whose jurors compare, while scoring is open. What was said of the pair before is replaced, and stays in the history of the
/// sheet. Whoever is compared counts as read by the juror; a skipped pair counts nothing and is not offered again.
#[utoipa::path(post, path = "/v1/jury/phases/{id}/comparisons", operation_id = "comparisons_create", tag = "jury",
    extensions(("x-codes" = json!([Code::InvalidState, Code::ScoringNotOpen, Code::PanelLocked]))))]
pub async fn handle(
    permit: Permit<act::AssignmentScore>,
    ctx: Ctx,
    id: PathId<PhaseId>,
    post: Post<CreateComparison>,
) -> Result<Answer<Found<ComparedView>>, ApiError> {
    post.commit(&ctx, &permit.caller, move |tx, caller, body| {
        let said = Said { left: body.left_assignment_id.clone(), right: body.right_assignment_id.clone(), verdict: body.verdict };
        let tasks = compare(tx, caller, &id.0, std::slice::from_ref(&said), &body.comment)?;
        Ok(Found::computed(ComparedView::of(id.0.clone(), 1, tasks)))
    })
    .await
}

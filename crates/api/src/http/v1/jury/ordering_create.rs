//! Put dossiers in order.

use super::comparison_view::ComparedView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post};
use crate::http::reply::Found;
use crate::service::jury::compare::{Said, compare};
use serde::Deserialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{AssignmentId, PhaseId};
use tahaddi_domain::jury::comparing::ordered;
use utoipa::ToSchema;

/// Some dossiers in order.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"groups": [["asg_01kax3v8m0t2r4q6w8y0b1c2d3"], ["asg_01kax3v8m0t2r4q6w8y0b1c2d4", "asg_01kax3v8m0t2r4q6w8y0b1c2d5"]],
    "comment": "Vus l'un après l'autre."}))]
pub struct CreateOrdering {
    /// Assignments, the best first; those of one group tie. From two to twenty, each once.
    #[schema(min_items = 1, max_items = 20)]
    pub groups: Vec<Vec<AssignmentId>>,
    /// Why; required where the rules say so.
    #[serde(default)]
    #[schema(max_length = 5000)]
    pub comment: String,
}

/// Put dossiers in order
///
/// Compares a handful of dossiers at once: every pair that follows from the order is kept as a comparison of its own, all of them or none.
#[utoipa::path(post, path = "/v1/jury/phases/{id}/orderings", operation_id = "orderings_create", tag = "jury",
    extensions(("x-codes" = json!([Code::InvalidState, Code::ScoringNotOpen, Code::PanelLocked]))))]
pub async fn handle(
    permit: Permit<act::AssignmentScore>,
    ctx: Ctx,
    id: PathId<PhaseId>,
    post: Post<CreateOrdering>,
) -> Result<Answer<Found<ComparedView>>, ApiError> {
    post.commit(&ctx, &permit.caller, move |tx, caller, body| {
        let pairs = ordered(&body.groups)?;
        let said: Vec<Said> = pairs.into_iter().map(|(left, right, verdict)| Said { left, right, verdict }).collect();
        let tasks = compare(tx, caller, &id.0, &said, &body.comment)?;
        Ok(Found::computed(ComparedView::of(id.0.clone(), said.len(), tasks)))
    })
    .await
}

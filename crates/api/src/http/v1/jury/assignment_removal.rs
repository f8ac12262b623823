//! Take an assignment away.

use super::view::AssignmentView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post, SecondId};
use crate::http::reply::Found;
use crate::service::jury::unassign::unassign;
use serde::Deserialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{AssignmentId, PhaseId};
use utoipa::ToSchema;

/// Why an assignment is taken away.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"reason": "Charge mieux répartie."}))]
pub struct CreateAssignmentRemoval {
    /// Why; it stays on record.
    #[schema(min_length = 1, max_length = 4000)]
    pub reason: String,
}

/// Take an assignment away from a juror
///
/// Until the panel is locked. A sheet stays on record and does not count.
#[utoipa::path(post, path = "/v1/phases/{id}/assignments/{assignment_id}/removal", operation_id = "assignments_remove", tag = "jury",
    extensions(("x-codes" = json!([Code::InvalidState, Code::PanelLocked]))))]
pub async fn handle(
    permit: Permit<act::PanelManage>,
    ctx: Ctx,
    id: PathId<PhaseId>,
    assignment: SecondId<AssignmentId>,
    post: Post<CreateAssignmentRemoval>,
) -> Result<Answer<Found<AssignmentView>>, ApiError> {
    post.commit(&ctx, &permit.caller, move |tx, caller, body| {
        let placed = unassign(tx, caller, &id.0, &assignment.0, &body.reason)?;
        // Its version counts what the juror saves.
        Ok(Found::computed(placed.into()))
    })
    .await
}

//! Give a completed sheet back.

use super::view::AssignmentView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post, SecondId};
use crate::http::reply::Found;
use crate::service::jury::reopen::reopen;
use serde::Deserialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{AssignmentId, PhaseId};
use utoipa::ToSchema;

/// Why a completed sheet is given back.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"reason": "Le deuxième critère a été noté à l'envers."}))]
pub struct CreateSheetReopening {
    /// Why; the juror reads it, and it stays on record.
    #[schema(min_length = 1, max_length = 4000)]
    pub reason: String,
}

/// Give a completed sheet back to its juror
///
/// Until the panel is locked. It is a draft again with what it said, and counts only once the juror has handed it in anew. The juror is
/// told by mail. Nobody else sees the sheet by this.
#[utoipa::path(post, path = "/v1/phases/{id}/assignments/{assignment_id}/reopening", operation_id = "assignments_reopen", tag = "jury",
    extensions(("x-codes" = json!([Code::InvalidState, Code::PanelLocked]))))]
pub async fn handle(
    permit: Permit<act::PanelManage>,
    ctx: Ctx,
    id: PathId<PhaseId>,
    assignment: SecondId<AssignmentId>,
    post: Post<CreateSheetReopening>,
) -> Result<Answer<Found<AssignmentView>>, ApiError> {
    post.commit(&ctx, &permit.caller, move |tx, caller, body| {
        let placed = reopen(tx, caller, &id.0, &assignment.0, &body.reason)?;
        // Its version counts what the juror saves.
        Ok(Found::computed(placed.into()))
    })
    .await
}

//! Take a declared conflict back.

use super::view::ConflictView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post, SecondId};
use crate::http::reply::Found;
use crate::service::jury::conflicts::remove;
use serde::Deserialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{ConflictId, PhaseId};
use utoipa::ToSchema;

/// Why a conflict of interest is taken back.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"reason": "Il s'agit d'un homonyme."}))]
pub struct CreateConflictRemoval {
    /// Why; it stays on record.
    #[schema(min_length = 1, max_length = 4000)]
    pub reason: String,
}

/// Take a declared conflict back
///
/// One that a juror or those who keep the panel have declared. Sheets that it put aside count again, and the declaration stays on record.
/// What an applicant declared is cleared instead.
#[utoipa::path(post, path = "/v1/phases/{id}/conflicts/{conflict_id}/removal", operation_id = "conflicts_take_back", tag = "jury",
    extensions(("x-codes" = json!([Code::InvalidState, Code::PanelLocked, Code::AlreadyReleased]))))]
pub async fn handle(
    permit: Permit<act::PanelManage>,
    ctx: Ctx,
    id: PathId<PhaseId>,
    conflict: SecondId<ConflictId>,
    post: Post<CreateConflictRemoval>,
) -> Result<Answer<Found<ConflictView>>, ApiError> {
    post.commit(&ctx, &permit.caller, move |tx, caller, body| {
        Ok(Found::computed(remove(tx, caller, &id.0, &conflict.0, &body.reason)?.into()))
    })
    .await
}

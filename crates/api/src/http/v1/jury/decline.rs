//! Not take an assignment.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post};
use crate::http::reply::Done;
use crate::service::jury::recuse::decline;
use serde::Deserialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::AssignmentId;
use utoipa::ToSchema;

/// Why a juror does not take an assignment.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"reason": "Hors de mon domaine."}))]
pub struct CreateDecline {
    /// Why; those who keep the panel read it.
    #[serde(default)]
    #[schema(max_length = 4000)]
    pub reason: Option<String>,
}

/// Not take an assignment
///
/// For lack of time, or because it is another field; a conflict of interest is a recusal. Not once the sheet is complete.
#[utoipa::path(post, path = "/v1/jury/assignments/{id}/decline", operation_id = "jury_assignments_decline", tag = "jury",
    extensions(("x-codes" = json!([Code::InvalidState, Code::PanelLocked]))))]
pub async fn handle(
    permit: Permit<act::AssignmentScore>,
    ctx: Ctx,
    id: PathId<AssignmentId>,
    post: Post<CreateDecline>,
) -> Result<Answer<Done>, ApiError> {
    post.commit(&ctx, &permit.caller, move |tx, caller, body| decline(tx, caller, &id.0, body.reason.as_deref()).map(|()| Done)).await
}

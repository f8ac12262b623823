//! Revoke the clearance of a conflict of interest.

use super::clearance_view::ClearanceView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post, SecondId};
use crate::http::reply::Found;
use crate::service::jury::clearances::revoke;
use serde::Deserialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{ClearanceId, PhaseId};
use utoipa::ToSchema;

/// Why a clearance is revoked.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"reason": "Ils publient ensemble."}))]
pub struct CreateClearanceRevocation {
    /// Why; it stays on record.
    #[schema(min_length = 1, max_length = 4000)]
    pub reason: String,
}

/// Revoke the clearance of a conflict of interest
///
/// What it cleared counts again: sheets that the juror gave to the startup are put aside, and who decides without a seat decides no longer. The clearance stays on record.
#[utoipa::path(post, path = "/v1/phases/{id}/conflict-clearances/{clearance_id}/revocation", operation_id = "conflicts_revoke_clearance",
    tag = "jury", extensions(("x-codes" = json!([Code::InvalidState, Code::PanelLocked]))))]
pub async fn handle(
    permit: Permit<act::PanelManage>,
    ctx: Ctx,
    id: PathId<PhaseId>,
    clearance: SecondId<ClearanceId>,
    post: Post<CreateClearanceRevocation>,
) -> Result<Answer<Found<ClearanceView>>, ApiError> {
    post.commit(&ctx, &permit.caller, move |tx, caller, body| {
        Ok(Found::computed(revoke(tx, caller, &id.0, &clearance.0, &body.reason)?.into()))
    })
    .await
}

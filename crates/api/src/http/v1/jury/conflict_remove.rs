//! Take a declared conflict back, in short.

use super::assignment_delete::{NO_REASON, ReasonQuery};
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{PathId, Query, SecondId};
use crate::http::reply::Done;
use crate::service::jury::conflicts::remove;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{ConflictId, PhaseId};

/// Delete a declared conflict
///
/// The same as its removal, with the reason as a parameter: sheets that it put aside count again, and the declaration stays on record.
#[utoipa::path(delete, path = "/v1/phases/{id}/conflicts/{conflict_id}", operation_id = "conflicts_remove", tag = "jury",
    extensions(("x-codes" = json!([Code::InvalidState, Code::PanelLocked, Code::AlreadyReleased]))))]
pub async fn handle(
    permit: Permit<act::PanelManage>,
    ctx: Ctx,
    id: PathId<PhaseId>,
    conflict: SecondId<ConflictId>,
    query: Query<ReasonQuery>,
) -> Result<Done, ApiError> {
    ctx.db
        .write(move |tx| {
            let reason = query.0.reason.as_deref().filter(|reason| !reason.trim().is_empty()).unwrap_or(NO_REASON);
            remove(tx, &permit.caller, &id.0, &conflict.0, reason).map(|_removed| Done)
        })
        .await
}

//! Take a declared conflict back.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{PathId, SecondId};
use crate::http::reply::Done;
use crate::service::jury::conflicts::remove;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{ConflictId, PhaseId};

/// Take a declared conflict back
///
/// Sheets that it put aside count again. The declaration stays on record.
#[utoipa::path(delete, path = "/v1/phases/{id}/conflicts/{conflict_id}", operation_id = "conflicts_remove", tag = "jury",
    extensions(("x-codes" = json!([Code::InvalidState, Code::PanelLocked]))))]
pub async fn handle(
    permit: Permit<act::PanelManage>,
    ctx: Ctx,
    id: PathId<PhaseId>,
    conflict: SecondId<ConflictId>,
) -> Result<Done, ApiError> {
    ctx.db.write(move |tx| remove(tx, &permit.caller, &id.0, &conflict.0).map(|()| Done)).await
}

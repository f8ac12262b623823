//! Take an assignment away, in short.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{PathId, Query, SecondId};
use crate::http::reply::Done;
use crate::service::jury::unassign::unassign;
use serde::Deserialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{AssignmentId, PhaseId};
use utoipa::IntoParams;

/// What stands on record where nobody says why.
pub(super) const NO_REASON: &str = "not given";

/// Why something is taken away.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ReasonQuery {
    /// Why; it stays on record.
    #[param(max_length = 1000, nullable = false)]
    pub(super) reason: Option<String>,
}

/// Delete an assignment
///
/// The same as its removal, with the reason as a parameter: until the panel is locked, and what the juror wrote stays on record.
#[utoipa::path(delete, path = "/v1/phases/{id}/assignments/{assignment_id}", operation_id = "assignments_delete", tag = "jury",
    extensions(("x-codes" = json!([Code::InvalidState, Code::PanelLocked]))))]
pub async fn handle(
    permit: Permit<act::PanelManage>,
    ctx: Ctx,
    id: PathId<PhaseId>,
    assignment: SecondId<AssignmentId>,
    query: Query<ReasonQuery>,
) -> Result<Done, ApiError> {
    ctx.db
        .write(move |tx| {
            let reason = query.0.reason.as_deref().filter(|reason| !reason.trim().is_empty()).unwrap_or(NO_REASON);
            unassign(tx, &permit.caller, &id.0, &assignment.0, reason).map(|_placed| Done)
        })
        .await
}

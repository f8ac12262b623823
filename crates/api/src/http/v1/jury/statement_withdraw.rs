//! Take a conflict of interest back that one has declared as an applicant.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{PathId, SecondId};
use crate::http::reply::Done;
use crate::service::jury::statements::withdraw;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{ApplicationId, ConflictId};

/// Take back what one has declared as an applicant
///
/// It counts no longer, and stays on record.
#[utoipa::path(delete, path = "/v1/applications/{id}/conflict-statements/{statement_id}", operation_id = "conflicts_withdraw_statement",
    tag = "applications", extensions(("x-codes" = json!([Code::InvalidState]))))]
pub async fn handle(
    permit: Permit<act::ConflictState>,
    ctx: Ctx,
    id: PathId<ApplicationId>,
    statement: SecondId<ConflictId>,
) -> Result<Done, ApiError> {
    ctx.db.write(move |tx| withdraw(tx, &permit.caller, &id.0, &statement.0).map(|()| Done)).await
}

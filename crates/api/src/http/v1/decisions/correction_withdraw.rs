//! Take a proposed correction back.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{IfMatch, PathId};
use crate::http::reply::Done;
use crate::service::jury::corrections::propose::withdraw;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::PhaseId;

/// Take the proposed correction of a released decision back
///
/// What is in force stays in force.
#[utoipa::path(delete, path = "/v1/phases/{id}/correction", operation_id = "corrections_withdraw", tag = "decisions",
    extensions(("x-codes" = json!([Code::InvalidState, Code::NoDecision]))))]
pub async fn handle(permit: Permit<act::DecisionCorrect>, ctx: Ctx, id: PathId<PhaseId>, seen: IfMatch) -> Result<Done, ApiError> {
    ctx.db.write(move |tx| withdraw(tx, &permit.caller, &id.0, |version| seen.ensure(version)).map(|()| Done)).await
}

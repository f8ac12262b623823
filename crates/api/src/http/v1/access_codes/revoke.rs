//! Revoke an access code.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{PathId, SecondId};
use crate::http::reply::Done;
use crate::service::access_code::revoke;
use tahaddi_domain::id::{AccessCodeId, ChallengeId};

/// Revoke an access code
///
/// Nobody uses it any more. Applications that were handed in by it stay.
#[utoipa::path(delete, path = "/v1/challenges/{id}/access-codes/{code_id}", operation_id = "access_codes_revoke", tag = "challenges")]
pub async fn handle(
    permit: Permit<act::AccessCodeManage>,
    ctx: Ctx,
    id: PathId<ChallengeId>,
    code: SecondId<AccessCodeId>,
) -> Result<Done, ApiError> {
    ctx.db.write(move |tx| revoke(tx, &permit.caller, &id.0, &code.0).map(|()| Done)).await
}

//! Follow a challenge.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::PathId;
use crate::http::reply::Done;
use crate::service::follow::follow;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::ChallengeId;

/// Follow a challenge
///
/// A published one. Mail then tells when its deadline moves, when it is cancelled, and when its results are published. Following twice changes nothing.
#[utoipa::path(put, path = "/v1/challenges/{id}/follow", operation_id = "challenges_follow", tag = "challenges",
    extensions(("x-codes" = json!([Code::InvalidState]))))]
pub async fn handle(permit: Permit<act::MeEdit>, ctx: Ctx, id: PathId<ChallengeId>) -> Result<Done, ApiError> {
    ctx.db.write(move |tx| follow(tx, &permit.caller, &id.0)).await?;
    Ok(Done)
}

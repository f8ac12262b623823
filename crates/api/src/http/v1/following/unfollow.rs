//! Follow a challenge no more.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::PathId;
use crate::http::reply::Done;
use crate::service::follow::unfollow;
use tahaddi_domain::id::ChallengeId;

/// Follow a challenge no more
///
/// Who does not follow it hears the same.
#[utoipa::path(delete, path = "/v1/challenges/{id}/follow", operation_id = "challenges_unfollow", tag = "challenges")]
pub async fn handle(permit: Permit<act::MeEdit>, ctx: Ctx, id: PathId<ChallengeId>) -> Result<Done, ApiError> {
    ctx.db.write(move |tx| unfollow(tx, &permit.caller, &id.0)).await?;
    Ok(Done)
}

//! See a challenge.

use super::view::ChallengeView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::http::extract::PathId;
use crate::http::reply::Found;
use crate::service::challenge::load;
use crate::service::organisation::name_of;
use tahaddi_domain::access::Action;
use tahaddi_domain::id::ChallengeId;

/// A challenge
///
/// Published challenges are public; others are seen by their organisation and operators, and do not exist for anybody else.
#[utoipa::path(get, path = "/v1/challenges/{id}", operation_id = "challenges_view", tag = "challenges")]
pub async fn handle(permit: Permit<act::ChallengeView>, ctx: Ctx, id: PathId<ChallengeId>) -> Result<Found<ChallengeView>, ApiError> {
    let caller = permit.caller.clone();
    let (challenge, name) = ctx
        .db
        .read(move |conn| -> ApiResult<_> {
            let challenge = load(conn, &caller, &id.0, Action::ChallengeView)?;
            let name = name_of(conn, &challenge.organisation)?;
            Ok((challenge, name))
        })
        .await?;
    Ok(Found::versioned(challenge.version, ChallengeView::of(challenge, name, &permit.caller, ctx.clock.now())))
}

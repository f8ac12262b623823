//! See a challenge.

use super::expand::{Along, ChallengeExpansion};
use super::view::ChallengeView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::http::extract::PathId;
use crate::http::fields::Expand;
use crate::http::reply::{Found, Kept, Public};
use crate::service::challenge::load_named;
use tahaddi_domain::access::Action;
use tahaddi_domain::id::ChallengeId;

/// A challenge
///
/// Published challenges are public; others are seen by their organisation and operators, and do not exist for anybody else.
#[utoipa::path(get, path = "/v1/challenges/{id}", operation_id = "challenges_view", tag = "challenges")]
pub async fn handle(
    permit: Permit<act::ChallengeView>,
    ctx: Ctx,
    id: PathId<ChallengeId>,
    expand: Expand<ChallengeExpansion>,
) -> Result<Public<Kept<Found<ChallengeView>>>, ApiError> {
    let (caller, now) = (permit.caller, ctx.clock.now());
    ctx.db
        .read(move |conn| -> ApiResult<_> {
            let (challenge, name) = load_named(conn, &caller, &id.0, Action::ChallengeView)?;
            let along = Along::load(conn, &caller, &expand, std::iter::once(&challenge), now)?;
            let expanded = along.map(|along| along.of(&challenge, &caller, now));
            let version = challenge.version;
            let view = ChallengeView { expanded, ..ChallengeView::of(conn, challenge, name, &caller, now)? };
            Ok(Public(Kept(Found::versioned(version, view))))
        })
        .await
}

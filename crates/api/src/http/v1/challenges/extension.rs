//! Move a deadline later.

use super::view::ChallengeView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post};
use crate::http::reply::Found;
use crate::service::challenge::extend::{NewExtension, extend};
use crate::service::organisation::name_of;
use serde::Deserialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::document::Moment;
use tahaddi_domain::id::{ChallengeId, PhaseId};
use utoipa::ToSchema;

/// A later deadline.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"phase_id": "phs_01kax3v8m0t2r4q6w8y0b1c2d3", "closes": {"local": "2027-04-15T23:59"},
    "reason": "À la demande des porteurs de projet.", "cascade": true}))]
pub struct CreateExtension {
    /// The phase whose closing moves.
    pub phase_id: PhaseId,
    /// The new closing; later than the present one.
    pub closes: Moment,
    /// Why; everybody can read it.
    #[schema(min_length = 1, max_length = 2000)]
    pub reason: String,
    /// Whether phases of the same tracks that begin at or after the old closing move by as much. What is given as a distance from
    /// the closing follows in any case.
    #[serde(default = "yes")]
    pub cascade: bool,
}

fn yes() -> bool {
    true
}

/// Move a deadline later
///
/// Of a published challenge, while the phase is not over. The phase keeps the old closing and the reason under `extensions`, a
/// revision is kept, and everybody who has begun an application is told.
#[utoipa::path(post, path = "/v1/challenges/{id}/extensions", operation_id = "challenges_extend", tag = "challenges",
    extensions(("x-codes" = json!([Code::InvalidState, Code::DeadlinePassed]))))]
pub async fn handle(
    permit: Permit<act::ChallengeExtend>,
    ctx: Ctx,
    id: PathId<ChallengeId>,
    post: Post<CreateExtension>,
) -> Result<Answer<Found<ChallengeView>>, ApiError> {
    post.commit(&ctx, &permit.caller, move |tx, caller, body| {
        let new = NewExtension {
            phase: body.phase_id.clone(),
            closes: body.closes.clone(),
            reason: body.reason.clone(),
            cascade: body.cascade,
        };
        let challenge = extend(tx, caller, &id.0, &new)?;
        let name = name_of(tx, &challenge.organisation)?;
        let (version, now) = (challenge.version, challenge.updated_at);
        Ok(Found::versioned(version, ChallengeView::of(tx, challenge, name, caller, now)?))
    })
    .await
}

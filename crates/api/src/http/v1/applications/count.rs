//! Count the applications to a challenge.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::http::extract::PathId;
use crate::http::reply::Found;
use crate::service::challenge::load;
use serde::Serialize;
use tahaddi_domain::access::Action;
use tahaddi_domain::id::ChallengeId;
use tahaddi_persistence::repo::application;
use utoipa::ToSchema;

/// How many applications there are.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"submitted": 14}))]
pub struct ApplicationCountView {
    /// How many are handed in now.
    #[schema(minimum = 0, maximum = 9_007_199_254_740_991_i64)]
    pub submitted: i64,
}

/// Count the applications to a challenge
///
/// For the partner and operators, at any time.
#[utoipa::path(get, path = "/v1/challenges/{id}/application-count", operation_id = "applications_count", tag = "applications")]
pub async fn handle(permit: Permit<act::ApplicationList>, ctx: Ctx, id: PathId<ChallengeId>) -> Result<Found<ApplicationCountView>, ApiError> {
    let submitted = ctx
        .db
        .read(move |conn| -> ApiResult<_> {
            load(conn, &permit.caller, &id.0, Action::ApplicationList)?;
            Ok(application::count_submitted(conn, &id.0)?)
        })
        .await?;
    Ok(Found::computed(ApplicationCountView { submitted }))
}

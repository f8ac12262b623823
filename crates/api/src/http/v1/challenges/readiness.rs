//! What a challenge lacks.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::PathId;
use crate::http::problem::FieldProblem;
use crate::http::reply::{Found, Localised};
use crate::service::challenge::load;
use serde::Serialize;
use tahaddi_domain::access::Action;
use tahaddi_domain::id::ChallengeId;
use utoipa::ToSchema;

/// Whether a challenge can be approved and published, and what it lacks.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReadinessView {
    /// Whether nothing is missing.
    pub ready: bool,
    /// What is missing, by pointer into the document.
    #[schema(max_items = 1000)]
    pub missing: Vec<FieldProblem>,
}

/// Readiness of a challenge
///
/// Everything that approval and publication still need.
#[utoipa::path(get, path = "/v1/challenges/{id}/readiness", operation_id = "challenges_readiness", tag = "challenges")]
pub async fn handle(permit: Permit<act::ChallengeInspect>, ctx: Ctx, id: PathId<ChallengeId>) -> Result<Localised<Found<ReadinessView>>, ApiError> {
    let language = permit.caller.language;
    let challenge = ctx.db.read(move |conn| load(conn, &permit.caller, &id.0, Action::ChallengeInspect)).await?;
    let missing = challenge.document.missing_for_publication(ctx.clock.now());
    let missing: Vec<FieldProblem> = missing.iter().map(|issue| FieldProblem::of(issue, language)).collect();
    Ok(Localised(Found::computed(ReadinessView { ready: missing.is_empty(), missing })))
}

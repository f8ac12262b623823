//! Check who may apply.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::http::extract::{Body, PathId};
use crate::http::reply::Found;
use crate::service::challenge::load;
use tahaddi_domain::access::Action;
use tahaddi_domain::eligibility::{Candidate, EligibilityReport, Moments, evaluate};
use tahaddi_domain::id::ChallengeId;

/// Check eligibility
///
/// Holds the rules of a call against facts that the caller gives, without an application, and says of each rule whether it is met,
/// not met or open, and why. Nothing is stored. What is left out is unknown, never false; a rule that refers to a later moment stays
/// open where the fact can still change.
#[utoipa::path(post, path = "/v1/challenges/{id}/eligibility-checks", operation_id = "eligibility_check", tag = "challenges")]
pub async fn handle(
    permit: Permit<act::EligibilityCheck>,
    ctx: Ctx,
    id: PathId<ChallengeId>,
    candidate: Body<Candidate>,
) -> Result<Found<EligibilityReport>, ApiError> {
    let (caller, now) = (permit.caller, ctx.clock.now());
    let challenge = ctx.db.read(move |conn| -> ApiResult<_> { load(conn, &caller, &id.0, Action::EligibilityCheck) }).await?;
    let Body(candidate) = candidate;
    candidate.ensure_valid(&challenge.document)?;
    let moments = Moments { submission: now, call: &challenge.document, track: candidate.track.as_ref() };
    Ok(Found::computed(evaluate(&candidate, &moments)))
}

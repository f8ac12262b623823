//! Check a person for conflicts of interest.

use super::view::FindingView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::http::extract::Body;
use crate::http::reply::Found;
use crate::http::v1::challenges::view::OrganisationRef;
use crate::service::jury::conflict_check::{Candidate, check};
use serde::{Deserialize, Serialize};
use tahaddi_domain::code::Code;
use tahaddi_domain::code::FieldCode;
use tahaddi_domain::id::{ChallengeId, JurorId};
use tahaddi_domain::refusal::Refusal;
use utoipa::ToSchema;

/// Whom to check against whom: `email` for somebody who is not on the panel, with the `name` where it is known, else `juror_id`.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"challenge_id": "chl_01kax3v8m0t2r4q6w8y0b1c2d3", "email": "amina@universite.example"}))]
pub struct CreateConflictCheck {
    /// The challenge.
    pub challenge_id: ChallengeId,
    /// The person's address.
    #[serde(default)]
    #[schema(format = "email", max_length = 254)]
    pub email: Option<String>,
    /// The person's name, beside the address: what applicants said of somebody whom they named without an address is found by it.
    #[serde(default)]
    #[schema(min_length = 1, max_length = 200)]
    pub name: Option<String>,
    /// The person, if on the panel.
    #[serde(default)]
    pub juror_id: Option<JurorId>,
}

/// What a check found.
#[derive(Debug, Serialize, ToSchema)]
pub struct ConflictCheckView {
    /// The challenge.
    pub challenge_id: ChallengeId,
    /// Against how many startups it was made.
    #[schema(minimum = 0, maximum = 9_007_199_254_740_991_i64)]
    pub checked: usize,
    /// The startups that the person should not judge.
    #[schema(max_items = 20000)]
    pub conflicts: Vec<StartupConflictView>,
}

/// A startup that a person should not judge.
#[derive(Debug, Serialize, ToSchema)]
pub struct StartupConflictView {
    /// The startup.
    pub organisation: OrganisationRef,
    /// Why.
    #[schema(max_items = 1000)]
    pub findings: Vec<FindingView>,
}

/// Check a person for conflicts of interest
///
/// Against every startup that applies, once the deadline has passed. Nothing is kept.
#[utoipa::path(post, path = "/v1/conflict-checks", operation_id = "conflicts_check", tag = "jury",
    extensions(("x-codes" = json!([Code::NotFound, Code::ApplicationsSealed]))))]
pub async fn handle(
    permit: Permit<act::ConflictCheck>,
    ctx: Ctx,
    body: Body<CreateConflictCheck>,
) -> Result<Found<ConflictCheckView>, ApiError> {
    let Body(body) = body;
    let now = ctx.clock.now();
    ctx.db
        .read(move |conn| -> ApiResult<_> {
            if body.name.is_some() && body.juror_id.is_some() {
                return Err(Refusal::field("/name", FieldCode::NotAllowed).into());
            }
            let candidate = match (&body.email, &body.juror_id) {
                (Some(email), None) => Candidate::Person { email, name: body.name.as_deref() },
                (None, Some(juror)) => Candidate::Juror(juror),
                (None, None) => return Err(Refusal::field("/email", FieldCode::Required).into()),
                (Some(_), Some(_)) => return Err(Refusal::field("/juror_id", FieldCode::NotAllowed).into()),
            };
            let report = check(conn, &permit.caller, &body.challenge_id, candidate, now)?;
            let conflicts = report.conflicts.into_iter().map(|(id, name, findings)| StartupConflictView {
                organisation: OrganisationRef { id, name },
                findings: findings.into_iter().map(FindingView::from).collect(),
            });
            Ok(Found::computed(ConflictCheckView {
                conflicts: conflicts.collect(),
                challenge_id: body.challenge_id,
                checked: report.checked,
            }))
        })
        .await
}

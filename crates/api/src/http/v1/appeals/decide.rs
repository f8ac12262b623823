//! Decide about an appeal.

use super::view::AppealView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post};
use crate::http::reply::Found;
use crate::service::appeal::decide;
use serde::Deserialize;
use tahaddi_domain::appeal::AppealVerdict;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::AppealId;
use utoipa::ToSchema;

/// The decision about an appeal.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"verdict": "dismissed", "reason": "Les deux campagnes ont été prises en compte."}))]
pub struct DecideAppeal {
    /// Whether it was right.
    pub verdict: AppealVerdict,
    /// Why; told to the startup.
    #[schema(min_length = 1, max_length = 10000)]
    pub reason: String,
}

/// Decide about an appeal
///
/// By an operator or the chair who neither scored the application nor decided or released the outcome, and has no conflict of interest.
/// The outcome does not change by it: startup, partner and operators are told. What follows from an appeal that was right is a correction
/// of the decision (`corrections_write`), which names it.
#[utoipa::path(post, path = "/v1/appeals/{id}/decision", operation_id = "appeals_decide", tag = "decisions",
    extensions(("x-codes" = json!([Code::InvalidState, Code::NotIndependent]))))]
pub async fn handle(
    permit: Permit<act::AppealDecide>,
    ctx: Ctx,
    id: PathId<AppealId>,
    post: Post<DecideAppeal>,
) -> Result<Answer<Found<AppealView>>, ApiError> {
    post.commit(&ctx, &permit.caller, move |tx, caller, body| {
        let decided = decide(tx, caller, &id.0, body.verdict, &body.reason)?;
        Ok(Found::versioned(decided.appeal.version, decided.into()))
    })
    .await
}
